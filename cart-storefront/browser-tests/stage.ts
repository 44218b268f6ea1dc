import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openBrowser } from './browser.js';
import { newVisitor, type Visitor } from './shop.js';
import { openWorld, type World } from './world.js';

/** What every scenario has: a browser and a world for the file, a new visitor for each test. */
export interface Stage {
  readonly world: World;
  readonly visitor: Visitor;
}

/** @param open which world; the one that the environment names when left out */
export function setStage(options: BrowserContextOptions = {}, open = openWorld): Stage {
  let browser: Browser;
  let world: World;
  let visitor: Visitor;
  beforeAll(async () => {
    [browser, world] = await Promise.all([openBrowser(), open()]);
  });
  beforeEach(async () => {
    visitor = await newVisitor(browser, world, options);
  });
  afterEach(() => visitor.context.close());
  afterAll(async () => {
    await browser.close();
    world.close();
  });
  return {
    get world() {
      return world;
    },
    get visitor() {
      return visitor;
    },
  };
}
