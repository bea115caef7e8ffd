// Stands in for @vscode/ripgrep, whose install script downloads a binary: the package for this platform contains it.
const path = require('node:path');

const rgPath = path.join(__dirname, `../ripgrep-${process.platform}-${process.arch}/bin/rg`);
exports.rgPath = rgPath;
exports.rgPathUniversal = rgPath;
