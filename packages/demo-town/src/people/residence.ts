import { isoOf, type Day } from '../calendar.js';
import type { Random } from '../random.js';
import { addressText, type Dwelling } from '../town/address.plan.js';
import type { DemoRegistration } from './person.row.js';

type Draft = Omit<DemoRegistration, 'id'>;

export interface Settling {
  dwelling: Dwelling;
  since: Day;
  /** Where the household lived before within the region. */
  earlier?: { dwelling: Dwelling; since: Day; until: Day };
}

const grounds = ['Право собственности', 'Договор социального найма', 'Согласие собственника', 'Договор купли-продажи', 'Ордер на жилое помещение'] as const;
const farPlaces = ['Калужская обл., г. Обнинск, ул. Мира, д. 14, кв. 31', 'г. Москва, ул. Лётчика Бабушкина, д. 9, кв. 120', 'Республика Татарстан, г. Казань, ул. Чистопольская, д. 61, кв. 8', 'Пермский край, г. Пермь, ул. Ленина, д. 50, кв. 17'] as const;

export function settle(random: Random, today: Day, dwelling: Dwelling, youngestAdult: Day, other: Dwelling): Settling {
  const from = Math.max(youngestAdult + 18 * 366, today - random.int(200, 16_000));
  const since = Math.min(from, today - random.int(30, 120));
  const moved = random.chance(0.06) && since > youngestAdult + 22 * 366 && other !== dwelling;
  if (!moved) return { dwelling, since };
  const until = since - random.int(1, 5);
  return { dwelling, since, earlier: { dwelling: other, since: until - random.int(400, 1400), until } };
}

export function residences(random: Random, today: Day, { dwelling, since, earlier }: Settling, birth: Day, child: boolean): Draft[] {
  const basis = child ? 'Заявление законного представителя' : random.pick(grounds);
  const entered = (from: Day): Day => Math.min(today, Math.max(from, birth + random.int(8, 60)));
  const drafts: Draft[] = [];
  if (earlier && entered(earlier.since) < earlier.until - 60) {
    drafts.push({
      kind: 'RESIDENCE',
      addressId: earlier.dwelling.id,
      from: isoOf(entered(earlier.since)),
      closedOn: isoOf(earlier.until),
      closeGround: 'RES_MOVE',
      destinationText: addressText(dwelling),
      basis,
    });
  }
  const arrived = drafts.length === 0 && birth < since - 7000 && random.chance(0.3);
  drafts.push({
    kind: 'RESIDENCE',
    addressId: dwelling.id,
    from: isoOf(entered(since)),
    ...(arrived ? { arrivedFrom: random.pick(farPlaces) } : {}),
    basis,
  });
  return drafts;
}

export function closed(random: Random, draft: Draft, on: Day, ground: 'RES_MOVE' | 'RES_DEATH'): Draft {
  return { ...draft, closedOn: isoOf(on), closeGround: ground, ...(ground === 'RES_MOVE' ? { destinationText: random.pick(farPlaces) } : {}) };
}

export function stay(random: Random, today: Day, dwelling: Dwelling, basis: string): Draft {
  const from = today - random.int(20, 900);
  const until = from + random.pick([120, 180, 365, 730, 1460]);
  const early = random.chance(0.2) ? from + 60 : undefined;
  const end = early !== undefined && early < Math.min(until, today) ? early : until;
  return {
    kind: 'STAY',
    addressId: dwelling.id,
    from: isoOf(from),
    until: isoOf(until),
    ...(end < today ? { closedOn: isoOf(end), closeGround: end === until ? 'STAY_EXPIRED' : 'STAY_EARLY' } : {}),
    arrivedFrom: random.pick(farPlaces),
    basis,
  };
}
