// Stands in for native-watchdog: ends this process when the watched one is gone.

/** @param {number} pid */
exports.start = function (pid) {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  }, 1_000).unref();
};

/** @param {number} code */
exports.exit = function (code) {
  process.exit(code);
};
