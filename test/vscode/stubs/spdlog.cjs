// Stands in for the native @vscode/spdlog: the part of its API that VS Code uses. Log files and the output channels of
// the extension host are written through it.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  /** @param {string} _type @param {string} name @param {string} file */
  constructor(_type, name, file) {
    this.name = name;
    this.level = LEVELS.indexOf('info');
    this.raw = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    /** @type {number | undefined} */
    this.file = fs.openSync(file, 'a');
  }

  /** @param {number} level @param {string} message */
  write(level, message) {
    if (level >= this.level && this.file !== undefined) {
      const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
      fs.writeSync(this.file, this.raw ? message : `${time} [${LEVELS[level]}] ${message}\n`);
    }
  }

  /** @param {string} message */
  trace(message) {
    this.write(0, message);
  }

  /** @param {string} message */
  debug(message) {
    this.write(1, message);
  }

  /** @param {string} message */
  info(message) {
    this.write(2, message);
  }

  /** @param {string} message */
  warn(message) {
    this.write(3, message);
  }

  /** @param {string} message */
  error(message) {
    this.write(4, message);
  }

  /** @param {string} message */
  critical(message) {
    this.write(5, message);
  }

  getLevel() {
    return this.level;
  }

  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }

  /** VS Code's output channels format their own lines. */
  clearFormatters() {
    this.raw = true;
  }

  drop() {
    if (this.file !== undefined) {
      fs.closeSync(this.file);
      this.file = undefined;
    }
  }
}

// Every write is synchronous, so there is nothing to flush.
const nothing = () => undefined;
Object.assign(Logger.prototype, { setPattern: nothing, flush: nothing, setAsyncMode: nothing });

/** @param {string} name @param {string} file */
function createRotatingLogger(name, file) {
  return Promise.resolve(new Logger('rotating', name, file));
}

// VS Code imports these by name, so each needs an assignment that Node can see without running the file.
exports.version = 0;
exports.setLevel = nothing;
exports.setFlushOn = nothing;
exports.shutdown = nothing;
exports.Logger = Logger;
exports.createRotatingLogger = createRotatingLogger;
exports.createAsyncRotatingLogger = createRotatingLogger;
