import type { Request, Router } from 'express';
import express from 'express';
import { z } from 'zod';

import type { Running, StorageContent } from '../desk/desk-api';
import {
  controlChangeSchema,
  paths,
  permissionsSchema,
  programCommandSchema,
} from '../desk/desk-api';
import { phoneSettingsSchema } from '../phone/settings';
import type { StorageSnapshot } from '../phone/storage';
import type { DeskLanguage } from '../platform/platform-desk';
import type { HostState } from './host-state';
import { emptyPhone } from './host-state';
import { nextStart } from './next-start';

/** What the desk asks (desk/desk-api.ts has the types). */
export function deskRoutes(state: HostState): Router {
  const { journal, platformDesk: desk, links, settings } = state;
  const router = express.Router();
  router.use(express.json());

  router.get(paths.settings, (_request, response) => {
    response.json(settings.get());
  });
  router.patch(paths.settings, async (request, response) => {
    const changed = phoneSettingsSchema.safeParse({
      ...settings.get(),
      ...(request.body as Record<string, unknown>),
    });
    if (!changed.success) {
      response.status(400).send(z.prettifyError(changed.error));
      return;
    }
    const restarted = settings.restartsProgram(changed.data) ? nextStart(state) : undefined;
    const now = settings.set(changed.data);
    await restarted;
    response.json(now);
  });

  router.get(paths.controls, (request, response) => {
    response.json({ controls: desk.controls(languageOf(request)) });
  });
  router.post(paths.controls, async (request, response) => {
    const { id, value } = controlChangeSchema.parse(request.body);
    try {
      const language = languageOf(request);
      const control = desk.controls(language).find((one) => one.id === id);
      await desk.set(id, value, language);
      if (control?.emptiesPhone === true) {
        emptyPhone(state);
        await restart(state);
      }
      response.json({ controls: desk.controls(language) });
    } catch (error) {
      response.status(400).send(error instanceof Error ? error.message : String(error));
    }
  });
  router.get(paths.ledger, (request, response) => {
    response.json(desk.ledger(languageOf(request)));
  });

  router.get(paths.storage, (_request, response) => {
    response.json(storageContent(state));
  });
  router.delete(paths.storage, (request, response) => {
    const { key } = request.query;
    const one = typeof key === 'string' ? key : undefined;
    if (one === undefined) {
      emptyPhone(state);
    } else {
      state.storage = without(state.storage, one);
      for (const page of links.all()) page.notify('storage.remove', { key: one });
    }
    response.json(storageContent(state));
  });

  router.get(paths.permissions, (_request, response) => {
    response.json(state.permissions);
  });
  router.patch(paths.permissions, (request, response) => {
    const granted = permissionsSchema.parse(request.body);
    state.permissions = { ...state.permissions, ...granted };
    for (const page of links.all()) page.notify('permissions.set', { granted });
    response.json(state.permissions);
  });

  router.post(paths.program, async (request, response) => {
    const { command } = programCommandSchema.parse(request.body);
    if (command === 'restart') {
      await restart(state);
    } else if (command === 'capture') {
      for (const page of links.all()) page.notify('phone.captured', {});
    } else {
      const isVisible = command === 'show';
      for (const page of links.all()) page.notify('program.setVisible', { visible: isVisible });
      state.running = { ...state.running, isVisible };
      journal.add({ kind: 'changed', what: 'running' });
    }
    response.sendStatus(204);
  });

  router.get(paths.running, (_request, response) => {
    response.json(runningOf(state));
  });
  router.get(paths.exchange, (request, response) => {
    const { key } = request.query;
    const exchange = typeof key === 'string' ? state.exchanges.find(key) : undefined;
    if (exchange === undefined) response.status(404).send('Its headers and bodies are not kept.');
    else response.json(exchange);
  });

  router.get(paths.journal, (_request, response) => {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.flushHeaders();
    const send = (entry: unknown) => {
      response.write(`data: ${JSON.stringify(entry)}\n\n`);
    };
    journal.recent().forEach(send);
    response.on('close', journal.onEntry(send));
  });
  return router;
}

/** What the browser prefers of the desk's languages. */
const languageOf = (request: Request): DeskLanguage =>
  request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en';

/** Resolves when the program runs again: whoever restarts it wants to use it next. */
async function restart(state: HostState): Promise<void> {
  const restarted = nextStart(state);
  for (const page of state.links.all()) page.notify('program.restart', {});
  await restarted;
}

function runningOf({ program, running }: HostState): Running {
  const { appid = '', projectName: project = '', pages = [] } = program.bundle()?.manifest ?? {};
  return { project, appid, pages: [...pages], ...running };
}

function without({ plain, encrypted }: StorageSnapshot, key: string): StorageSnapshot {
  const drop = (items: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(items).filter(([name]) => name !== key));
  return { plain: drop(plain), encrypted: drop(encrypted) };
}

function storageContent({ storage: { plain, encrypted }, files }: HostState): StorageContent {
  const list = (items: Readonly<Record<string, string>>, isEncrypted: boolean) =>
    Object.entries(items).map(([key, json]) => ({ key, json, encrypted: isEncrypted }));
  const entries = [...list(plain, false), ...list(encrypted, true)];
  const size = entries.reduce((sum, { key, json }) => sum + key.length + json.length, 0);
  return { entries, size, files: files.list() };
}
