export { Displays, type DisplaysParts } from './displays.js';
export { OrderFault } from './order-fault.js';
