import { InvalidInput, type Context } from '@demos/module-sdk';
import { LockMode } from '@demos/module-sdk/orm';
import { AddressKind, NUMBERED_LEVEL, type NumberedKind } from '../address/address-kind.js';
import { Address } from '../address/address.entity.js';
import { findAddress, isUuid } from '../address/address.queries.js';
import { houseLabel, numberedLabel } from '../naming/labels.js';
import { numberKey, sortKey } from '../naming/number-key.js';
import { LocalAddition } from './local-addition.entity.js';
import type { AddLocalAddressInput } from './local-addition.inputs.js';
import { localAdditionProblems } from './local-addition.rules.js';

const TYPE_TEXT: Record<NumberedKind, string> = {
  [AddressKind.HOUSE]: 'д.',
  [AddressKind.STEAD]: 'з/у',
  [AddressKind.FLAT]: 'кв.',
  [AddressKind.ROOM]: 'ком.',
  [AddressKind.CARPLACE]: 'м/м',
};

function addressUnder(parent: Address, kind: NumberedKind, input: AddLocalAddressInput): Address {
  const number = input.number.trim().replace(/\s+/g, ' ');
  const key = numberKey(number);
  const address = new Address();
  return Object.assign(address, {
    id: input.id.toLowerCase(),
    objectId: null,
    region: parent.region,
    kind,
    level: NUMBERED_LEVEL[kind],
    parentId: parent.id,
    path: [...parent.path, input.id.toLowerCase()],
    name: kind === AddressKind.HOUSE ? houseLabel({ type: TYPE_TEXT[kind], number, additions: [] }) : numberedLabel(TYPE_TEXT[kind], number),
    numberKey: key,
    sortKey: sortKey(key),
    postalCode: input.postalCode || parent.postalCode,
    oktmo: parent.oktmo,
    okato: parent.okato,
    cadastralNumber: null,
    isActive: true,
    isLocal: true,
  } satisfies Omit<Address, 'text'>);
}

async function refuseTwin(tx: Context, address: Address): Promise<void> {
  const twin = await tx.em.findOne(Address, { parentId: address.parentId, kind: address.kind, numberKey: address.numberKey, isActive: true });
  if (twin) throw new InvalidInput([{ field: 'number', key: 'addresses.local.numberTaken', vars: { text: twin.text } }]);
}

/**
 * Adds a house, plot, flat, room or parking place that the federal directory lacks.
 * It stays through every later import and is marked as local.
 */
export async function addLocalAddress(ctx: Context, input: AddLocalAddressInput): Promise<Address> {
  if (!isUuid(input.id)) throw new InvalidInput([{ field: 'id', key: 'addresses.local.id' }]);
  const { resultId } = await ctx.once({ id: input.id, operation: 'addLocalAddress', input }, async (tx) => {
    const parent = isUuid(input.parentId)
      ? await tx.em.findOne(Address, { id: input.parentId.toLowerCase() }, { lockMode: LockMode.PESSIMISTIC_WRITE })
      : null;
    const problems = localAdditionProblems(input, parent);
    if (problems.length > 0 || !parent) throw new InvalidInput(problems);
    const address = addressUnder(parent, input.kind as NumberedKind, input);
    address.text = `${parent.text}, ${address.name}`;
    await refuseTwin(tx, address);
    await tx.em.insert(Address, address);
    await tx.em.insert(LocalAddition, {
      id: address.id,
      addedBy: tx.actor.id,
      addedByName: tx.actor.name,
      addedAt: new Date(),
      comment: input.comment?.trim() || null,
    });
    return { resultId: address.id };
  });
  return (await findAddress(ctx, resultId))!;
}
