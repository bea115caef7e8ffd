// Stands in for the native @vscode/fs-copyfile of the built-in git extension.
const fs = require('node:fs');

exports.copyFile = fs.promises.copyFile;
exports.copyFileSync = fs.copyFileSync;
exports.cp = fs.promises.cp;
exports.constants = fs.constants;
exports.isCloneSupported = () => Promise.resolve(false);
