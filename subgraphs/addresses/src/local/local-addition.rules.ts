import type { FieldProblem } from '@demos/module-sdk';
import { AddressKind, isNumbered, SITE_KINDS, type NumberedKind } from '../address/address-kind.js';
import type { Address } from '../address/address.entity.js';
import { numberKey } from '../naming/number-key.js';
import type { AddLocalAddressInput } from './local-addition.inputs.js';

const PLACES = [AddressKind.REGION, AddressKind.CITY, AddressKind.LOCALITY, AddressKind.PLANNING, AddressKind.STREET] as const;

const PARENTS: Record<NumberedKind, readonly AddressKind[]> = {
  [AddressKind.HOUSE]: [...PLACES, AddressKind.STEAD],
  [AddressKind.STEAD]: PLACES,
  [AddressKind.FLAT]: [AddressKind.HOUSE],
  [AddressKind.ROOM]: [AddressKind.FLAT, AddressKind.HOUSE],
  [AddressKind.CARPLACE]: SITE_KINDS,
};

function problem(field: string, key: string): FieldProblem[] {
  return [{ field, key: `addresses.local.${key}` }];
}

function parentProblems(kind: AddressKind, parent: Address | null): FieldProblem[] {
  if (!parent) return problem('parentId', 'parentUnknown');
  if (!parent.isActive) return problem('parentId', 'parentAbolished');
  if (!isNumbered(kind)) return problem('kind', 'kindOnly');
  return PARENTS[kind].includes(parent.kind) ? [] : problem('kind', 'kindUnderParent');
}

function numberProblems(number: string): FieldProblem[] {
  if (number.trim() === '') return problem('number', 'numberEmpty');
  if (number.length > 50) return problem('number', 'numberLong');
  return /[\dа-яa-z]/.test(numberKey(number)) ? [] : problem('number', 'numberNoDigit');
}

/** What is wrong with the addition itself, whatever the directory holds. */
export function localAdditionProblems(input: AddLocalAddressInput, parent: Address | null): FieldProblem[] {
  return [
    ...parentProblems(input.kind, parent),
    ...numberProblems(input.number),
    ...(input.postalCode && !/^\d{6}$/.test(input.postalCode) ? problem('postalCode', 'postalCode') : []),
    ...((input.comment ?? '').length > 500 ? problem('comment', 'commentLong') : []),
  ];
}
