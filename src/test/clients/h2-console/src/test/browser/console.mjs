// What a person does in the H2 Console, in Chromium: node console.mjs <scenario>. The address of
// the console, what to fill its login form with, and the folder for screenshots come from the
// environment; see H2ConsoleTest.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const { CONSOLE_URL, JDBC_URL, API_KEY, SCREENSHOTS, ASKED } = process.env;

/** For whatever is waited for; a cold JVM plans its first query for seconds. */
const TIMEOUT_MILLIS = 60_000;

const scenarios = {
  async logInWithAWrongKey() {
    await fillLogin('wrong');
    await press('Connect');
    await errorLine(page, /401.*Unauthenticated.* 28000\/0$/);
    await screenshot('wrong-key');
  },

  async browse() {
    await fillLogin(API_KEY);
    await press('Test Connection');
    await page.getByText('Test successful').waitFor();
    await fillLogin(API_KEY);
    await screenshot('login');
    await press('Connect');

    await unfold('conversations');
    for (const column of ['id', 'assistant_id', 'message_count', 'total_cost', 'updated_at']) {
      // A table that is not unfolded may have a column of the same name.
      await tree().getByText(column, { exact: true }).locator('visible=true').waitFor();
    }
    await unfold('total_cost');
    await tree().getByText('DECIMAL(20, 10)').waitFor();
    await tree().getByText('conversation_types', { exact: true }).waitFor();
    await tree().locator('.tree', { hasText: /WhatTalk \d/ }).waitFor();
    await screenshot('tree');

    await tree().getByText('conversations', { exact: true }).click();
    assert.equal((await editor().inputValue()).trim(), 'SELECT * FROM "conversations"');
  },

  async query() {
    await logIn();
    await run(
      'SELECT id, assistant_name, message_count, total_cost, ai_enabled, created_at, updated_at\n' +
        "FROM conversations WHERE type = 'widget' AND created_at >= '2025-06-01'\n" +
        'ORDER BY created_at',
    );
    await seen(/\(8 rows, \d+ ms\)/);
    assert.deepEqual(await cells(0), [
      'id',
      'assistant_name',
      'message_count',
      'total_cost',
      'ai_enabled',
      'created_at',
      'updated_at',
    ]);
    assert.deepEqual(await cells(1), [
      '20e643e5-218',
      'Ödeme Asistanı',
      '47',
      '0.0000000001',
      'true',
      '2025-06-01 00:00:00',
      'null',
    ]);
    await screenshot('rows');
  },

  async runAScript() {
    await logIn();
    await page.frameLocator('frame[name=header]').locator('select[name=rowcount]').selectOption('10');
    await seen('Max rowcount is set');
    await run('SELECT * FROM conversations;\nSELECT * FROM conversation_types;\nVALUES 1 / 1');
    await seen(/\(10 rows, /);
    await seen(/\(4 rows, /);
    await seen(/\(1 row, /);
    await screenshot('script');
  },

  async err() {
    await logIn();
    await fail('SELECT idd FROM conversations', /idd.* 42S22\/0$/);
    await screenshot('unknown-column');
    await fail('SELECT id FROM', / 42601\/0$/);
    await screenshot('syntax');
    await fail('SELECT 1 / 0', / 22012\/0$/);
    await screenshot('division');
    await fail('DROP TABLE conversations', /DROP.* 25006\/0$/);
    await screenshot('drop');
  },

  /** What the README shows; the demo account takes no key. */
  async queryTheDemoAccount() {
    await page.setViewportSize({ width: 1040, height: 500 });
    await logIn();
    const sql =
      'SELECT assistant_name, COUNT(*) AS conversations,\n' +
        '       ROUND(AVG(message_count), 1) AS average_messages, ROUND(SUM(total_cost), 2) AS cost\n' +
        'FROM conversations\n' +
        "WHERE created_at >= CURRENT_DATE - INTERVAL '30' DAY\n" +
        'GROUP BY assistant_name ORDER BY conversations DESC;';
    // The second time as it is once the JVM is warm.
    await run(sql);
    await seen(/\(6 rows, \d+ ms\)/);
    await run('SELECT * FROM conversation_types');
    await seen(/\(4 rows, \d+ ms\)/);
    await run(sql);
    await seen(/\(6 rows, \d+ ms\)/);
    await unfold('conversations');
    await tree().getByText('updated_at', { exact: true }).locator('visible=true').waitFor();
    await seen('Müşteri Hizmetleri');
    await seen('Ödeme Asistanı');
    await screenshot('demo');
  },

  /** The console's own commands call the driver's metadata. */
  async lookIntoMetadata() {
    await logIn();
    const commands = [
      '@info',
      '@catalogs',
      '@schemas',
      '@table_types',
      '@type_info',
      '@tables null null null',
      '@columns null null conversations null',
      '@primary_keys null null conversations',
      '@best_row_identifier null null conversations',
      '@index_info null null conversations',
      '@version_columns null null conversations',
      '@imported_keys null null conversations',
      '@exported_keys null null conversations',
      '@cross_references null null conversations null null conversation_types',
      '@column_privileges null null conversations null',
      '@table_privileges null null null',
      '@procedures null null null',
      '@procedure_columns null null null null',
      '@udts null null null',
      '@attributes null null null null',
      '@super_types null null null',
      '@super_tables null null null',
      '@pseudo_columns null null null null',
      '@parameter_meta SELECT id FROM conversations WHERE type = ?',
      '@autocommit_false',
      '@autocommit_true',
    ];
    for (const command of commands) {
      await run(command);
      await seen(`${command};`);
      await seen(/\((no|\d+) rows?, |Auto commit is now|className/);
      const shown = await result().locator('#output').innerText();
      assert.doesNotMatch(shown, /Exception|0A000/, command);
      assert(!shown.includes(API_KEY), command);
    }
    // All columns of the result are to be seen.
    await page.setViewportSize({ width: 3300, height: 500 });
    await run('@columns null null conversations null');
    await seen('Number of messages, both sides');
    await screenshot('columns');
  },

  /** The API takes a minute to answer this one, and leaves a file when it is asked. */
  async stopAQuery() {
    await logIn();
    await run('SELECT * FROM conversations');
    const deadline = Date.now() + TIMEOUT_MILLIS;
    while (!existsSync(ASKED)) {
      assert(Date.now() < deadline, 'the API was not asked');
      await page.waitForTimeout(50);
    }
    await page.frameLocator('frame[name=header]').getByTitle('Cancel the current statement').click();
    await seen('The statement was canceled');
    await screenshot('stopped');

    await run('SELECT * FROM conversation_types');
    await seen(/\(4 rows, /);
  },
};

async function fillLogin(key) {
  await page.goto(CONSOLE_URL);
  await page.locator('input[name=driver]').fill('ai.whattalk.jdbc.WhatTalkDriver');
  await page.locator('input[name=url]').fill(JDBC_URL);
  await page.locator('input[name=user]').fill('');
  await page.locator('input[name=password]').fill(key);
}

async function press(button) {
  await page.getByRole('button', { name: button, exact: true }).click();
}

async function logIn() {
  await fillLogin(API_KEY);
  await press('Connect');
  await tree().getByText('conversations', { exact: true }).waitFor();
}

function tree() {
  return page.frameLocator('frame[name=h2menu]');
}

function editor() {
  return page.frameLocator('frame[name=h2query]').getByRole('textbox');
}

function result() {
  return page.frameLocator('frame[name=h2result]');
}

/** What the result shows, once a text is part of it. */
function output(text) {
  return result().locator('#output', { hasText: text });
}

async function seen(text) {
  await output(text).waitFor();
}

/** Opens a table or column of the tree by the plus before it. */
async function unfold(name) {
  await tree()
    .locator(`xpath=//a[@id="${name}"]/preceding-sibling::img[starts-with(@id, "join")][1]`)
    // The folder of the schema has it again.
    .locator('visible=true')
    .click();
}

async function run(sql) {
  await editor().fill(sql);
  await page
    .frameLocator('frame[name=h2query]')
    .getByRole('button', { name: 'Run', exact: true })
    .click();
}

/** Runs a statement that ends with an error. */
async function fail(sql, expected) {
  await run(sql);
  await seen(`${sql};`);
  await errorLine(result(), expected);
}

async function cells(row) {
  return await result()
    .locator('tr')
    .nth(row)
    .locator('th, td')
    .evaluateAll((cells) => cells.map((cell) => cell.innerText.trim()));
}

/** Waits for a message that is all that is seen of an error. */
async function errorLine(where, expected) {
  const error = where.locator('div.error', { hasText: /\S/ });
  await error.filter({ hasText: /[0-9A-Z]{5}\/0/ }).waitFor();
  const lines = (await error.innerText()).trim().split('\n');
  assert.equal(lines.length, 1, lines.join('\n'));
  assert.match(lines[0].trim(), expected);
}

async function screenshot(name) {
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
}

const profile = await mkdtemp(path.join(tmpdir(), 'chromium-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  viewport: { width: 1280, height: 800 },
  locale: 'en-US',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
browser.setDefaultTimeout(TIMEOUT_MILLIS);
const page = await browser.newPage();
const scenario = process.argv[2];
try {
  await scenarios[scenario]();
} catch (e) {
  await screenshot(`failed-${scenario}`);
  throw e;
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
