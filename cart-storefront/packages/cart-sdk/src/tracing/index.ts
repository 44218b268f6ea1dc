export { traceClicks, type Tracing, type TracingOptions } from './clicks.js';
