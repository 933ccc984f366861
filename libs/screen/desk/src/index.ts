export { DeskShell, type DeskPlace } from './desk-shell.js';
