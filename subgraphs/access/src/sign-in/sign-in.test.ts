import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../fixtures/browser.js';
import { loadOffice, password, smallOffice } from '../../fixtures/small-office.js';
import access from '../module.js';

const login = 'mutation ($login: String!, $password: String!) { login(input: { login: $login, password: $password }) { user { id login fullName } permissions offices { code } fieldRights { coordinate level } } }';

describe('signing in', () => {
  let t: ModuleUnderTest;
  beforeAll(async () => {
    t = await moduleUnderTest(access);
    await loadOffice(t, smallOffice());
  });
  afterAll(() => t.stop());
  beforeEach(() => t.database.sql('delete from access.sign_in_failure'));
  const outcomes = async (): Promise<string[]> => (await t.database.sql<{ outcome: string }>('select outcome from access.sign_in_log order by id')).map(({ outcome }) => outcome);

  it('answers who one is and what one may do, in whatever case the name is typed', async () => {
    const answer = await t.as({ kind: 'anonymous' }).must<{ login: unknown }>(login, { login: ' ANNA ', password });
    expect(answer.login).toMatchObject({
      user: { login: 'anna', fullName: 'Соколова Анна Петровна' },
      permissions: ['access.offices.read', 'residents.history.read', 'residents.person.read'],
      offices: [{ code: '01' }, { code: '02' }],
      fieldRights: [{ coordinate: 'IdentityDocument.number', level: 'PLAIN' }, { coordinate: 'IdentityDocument.series', level: 'HIDDEN' }],
    });
  });

  it('does not tell a wrong password from an unknown name', async () => {
    const wrong = await t.as({ kind: 'anonymous' }).query(login, { login: 'anna', password: 'nonsense' });
    const unknown = await t.as({ kind: 'anonymous' }).query(login, { login: 'nobody', password: 'nonsense' });
    expect(wrong.errors).toMatchObject([{ message: 'Неверное имя пользователя или пароль', extensions: { code: 'BAD_USER_INPUT' } }]);
    expect({ ...unknown.errors?.[0] }).toEqual({ ...wrong.errors?.[0] });
    expect(wrong.data).toBeNull();
    expect((await outcomes()).slice(-2)).toEqual(['wrong_password', 'unknown_user']);
  });

  it('does not keep what an unknown person typed as a name', async () => {
    await t.as({ kind: 'anonymous' }).query(login, { login: 'my-secret-password', password: '' });
    expect(await t.database.sql(`select login from access.sign_in_log where outcome = 'unknown_user' and login is not null`)).toEqual([]);
  });

  it('makes the guesser wait, longer each time, even with the right password', async () => {
    const guesser = t.as({ kind: 'anonymous' });
    for (let guess = 0; guess < 5; guess++) await guesser.query(login, { login: 'anna', password: `guess ${guess}` });
    const refused = await guesser.query(login, { login: 'anna', password });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 1 } }]);
    await t.database.sql(`update access.sign_in_failure set failures = 8, locked_until = now()`);
    await guesser.query(login, { login: 'anna', password: 'guess' });
    const later = await guesser.query(login, { login: 'anna', password });
    expect(later.errors?.[0]?.extensions['retryAfterSeconds']).toBe(16);
    await t.database.sql('update access.sign_in_failure set locked_until = now()');
    expect((await guesser.query(login, { login: 'anna', password })).errors).toBeUndefined();
    expect(await t.database.sql('select * from access.sign_in_failure')).toEqual([]);
  });

  it('lets guesses made at the same moment gain nothing', async () => {
    const guesses = Array.from({ length: 20 }, (_, guess) => t.as({ kind: 'anonymous' }).query(login, { login: 'anna', password: `guess ${guess}` }));
    const codes = (await Promise.all(guesses)).map(({ errors }) => errors?.[0]?.extensions.code);
    expect(codes.filter((code) => code === 'BAD_USER_INPUT').length).toBe(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS').length).toBe(15);
  });

  it('refuses a blocked user who knows the password', async () => {
    const [anna] = await t.database.sql<{ id: string }>(`select id from access.app_user where login = 'anna'`);
    const block = (blocked: boolean) =>
      t.as({ permissions: ['access.manage'] }).must('mutation ($id: ID!, $blocked: Boolean!) { setUserBlocked(id: $id, blocked: $blocked, reason: "отпуск") { id } }', { id: anna?.id, blocked });
    await block(true);
    const answer = await t.as({ kind: 'anonymous' }).query(login, { login: 'anna', password }, { locale: 'en' });
    await block(false);
    expect(answer.errors).toMatchObject([{ message: 'The account is blocked. Please ask the administrator' }]);
  });

  it('begins a new session each time and ends the one that the browser came with', async () => {
    const browser = new Browser(t);
    browser.token = 'a token that an attacker planted';
    await browser.signIn('anna', password);
    const first = browser.token;
    await browser.signIn('anna', password);
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(browser.token).not.toBe(first);
    const old = new Browser(t);
    old.token = first;
    expect(await old.identity()).toBeNull();
    expect(await browser.identity()).toMatchObject({ kind: 'user', name: 'Соколова Анна Петровна' });
  });

  it('ends the session with the logout', async () => {
    const browser = new Browser(t);
    await browser.signIn('anna', password);
    const { token } = browser;
    await browser.signOut();
    expect(browser.token).toBe('');
    browser.token = token;
    expect(await browser.identity()).toBeNull();
  });
});

describe('who am I', () => {
  let t: ModuleUnderTest;
  beforeAll(async () => {
    t = await moduleUnderTest(access);
    await loadOffice(t, smallOffice());
  });
  afterAll(() => t.stop());

  it('is nobody when nobody is signed in', async () => {
    expect(await t.as({ kind: 'anonymous' }).must('{ me { user { id } } }')).toEqual({ me: null });
  });

  it('is the user with his roles, in his language once he has chosen it', async () => {
    const [row] = await t.database.sql<{ id: string }>(`select id from access.app_user where login = 'pavel'`);
    const pavel = t.as({ id: row?.id });
    await pavel.must('mutation { setLocale(locale: "en") { user { locale } } }');
    expect(await pavel.must('{ me { user { login locale roles { name } offices { name } } } }', {}, { locale: 'en' })).toEqual({
      me: { user: { login: 'pavel', locale: 'en', roles: [{ name: 'role administrator' }], offices: [{ name: 'Городской' }] } },
    });
    const refused = await pavel.query('mutation { setLocale(locale: "tlh") { user { locale } } }');
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'locale' }] });
  });
});
