import { moduleUnderTest, testDatabase } from '@demos/module-testing';
import { expect, it } from 'vitest';
import { loadOffice, smallOffice } from '../fixtures/small-office.js';
import access from './module.js';

it('starts again on the database that it has', async () => {
  const database = await testDatabase();
  const first = await moduleUnderTest(access, { database });
  await loadOffice(first, smallOffice());
  await first.stop();
  const second = await moduleUnderTest(access, { database });
  expect(await second.as({ permissions: ['access.users.read'] }).must('{ users { login } }')).toEqual({ users: [{ login: 'anna' }, { login: 'pavel' }] });
  await second.stop();
  await database.drop();
});
