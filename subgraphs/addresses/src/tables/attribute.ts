export type AttributeType = 'long' | 'text' | 'guid' | 'date' | 'flag' | 'boolean' | 'code';

/** How one attribute of a GAR row must look. */
export interface Attribute {
  type: AttributeType;
  required: boolean;
  min: number;
  max: number;
}

type Kind = Omit<Attribute, 'required'>;

export const long: Kind = { type: 'long', min: 1, max: 18 };
export const guid: Kind = { type: 'guid', min: 36, max: 36 };
export const date: Kind = { type: 'date', min: 10, max: 10 };
export const flag: Kind = { type: 'flag', min: 1, max: 1 };
export const boolean: Kind = { type: 'boolean', min: 1, max: 5 };
export const text = (min: number, max: number): Kind => ({ type: 'text', min, max });
export const code = (min: number, max: number): Kind => ({ type: 'code', min, max });

const SHAPES: Record<AttributeType, RegExp | undefined> = {
  long: /^-?\d+$/,
  guid: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  flag: /^[01]$/,
  boolean: /^(?:true|false|0|1)$/,
  code: /^\d*$/,
  text: undefined,
};

/** The rule that the value breaks, or undefined. */
export function brokenRule(attribute: Attribute, value: string | undefined): string | undefined {
  if (value === undefined || (value === '' && attribute.min > 0)) return attribute.required ? 'required' : undefined;
  if (SHAPES[attribute.type]?.test(value) === false) return attribute.type;
  return value.length > attribute.max ? 'length' : undefined;
}
