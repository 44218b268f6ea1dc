import { browserPlatform } from '@cartlog/cart-sdk';
import { traceClicks, type Tracing } from '@cartlog/cart-sdk/tracing';

/** Where the server that sent this page wants spans: it says so in the page's own `Server-Timing`, or wants none. */
function collector(): string | undefined {
  const navigations = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const named = navigations[0]?.serverTiming.find(({ name }) => name === 'traces');
  // A path: what a page tells of itself stays on its own origin.
  return named?.description.startsWith('/') === true ? named.description : undefined;
}

const endpoint = collector();

export const tracing: Tracing | undefined =
  endpoint === undefined ? undefined : traceClicks(browserPlatform(), { endpoint });
