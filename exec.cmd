@rem The npm scripts begin with `exec`, so that a shell does not stand between npm's signals and Node. On Windows: nothing.
@%*
