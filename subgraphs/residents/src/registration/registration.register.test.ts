import { uuidv7 } from '@demos/module-sdk';
import type { ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clerk, FLAT_1, FLAT_2, OFFICE_1, openDesk, personInput, REGISTER, residence, type Registered } from '../desk.fixture.js';

describe('registering a person', () => {
  let desk: ModuleUnderTest;
  const register = (input: object) => desk.as(clerk).must<Registered>(REGISTER, { input });

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.stop());

  it('opens the person, the dwelling and the registration at once', async () => {
    const { registerPerson } = await register(residence({ newPerson: personInput() }));
    expect(registerPerson).toMatchObject({
      state: 'ACTIVE',
      person: { fullName: 'Иванов Иван Иванович' },
      dwelling: { addressText: FLAT_1.text },
      office: { id: OFFICE_1 },
      certificateUrl: `/files/residents/certificate/${registerPerson.id}.pdf`,
    });
  });

  it('case 6: a new residence closes the old one on the same day, with RES_MOVE and the destination', async () => {
    const { registerPerson: old } = await register(residence({ newPerson: personInput() }));
    const { registerPerson: moved } = await register(
      residence({ personId: old.person.id, personVersion: old.person.version, addressId: FLAT_2.id, from: '2026-06-01' }),
    );
    expect(moved.person.residence).toEqual({ id: moved.id });
    expect(moved.person.registrations.find(({ id }) => id === old.id)).toMatchObject({
      state: 'CLOSED', closedOn: '2026-06-01', closeGround: 'RES_MOVE', destinationText: FLAT_2.text,
    });
  });
});
