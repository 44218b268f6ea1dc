export { countEvents } from './count.js';
export { reportTelemetry, type Reported, type ReportOptions } from './report.js';
