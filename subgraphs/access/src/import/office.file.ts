import type { AccessLevel } from '@demos/module-sdk';
import { UserError } from '@demos/module-sdk';

export interface OfficeFile {
  /** Lets weak passwords pass: for demonstrations only. */
  demo?: boolean;
  offices: { id?: string; code: string; name: string; territory: string[] }[];
  roles: { code: string; name: { ru: string; en: string }; permissions: string[]; fieldRights: Record<string, AccessLevel> }[];
  users: { login: string; fullName: string; password: string; locale?: 'ru' | 'en'; roles: { role: string; office: string }[] }[];
}

type Shape = 'string' | 'array' | 'object';

const shapeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

function wrongIn(list: unknown, name: string, shapes: Record<string, Shape>): string[] {
  if (!Array.isArray(list)) return [name];
  return list.flatMap((item: unknown, index) =>
    Object.entries(shapes)
      .filter(([key, shape]) => shapeOf((item as Record<string, unknown> | null)?.[key]) !== shape)
      .map(([key]) => `${name}[${index}].${key}`),
  );
}

/** Reads an office file; all that is wrong with its form is told at once. */
export function readOfficeFile(text: string): OfficeFile {
  let file: Partial<OfficeFile> | null;
  try {
    file = JSON.parse(text) as Partial<OfficeFile> | null;
  } catch {
    throw new UserError('BAD_USER_INPUT', 'access.import.notJson');
  }
  const places = [
    ...wrongIn(file?.offices, 'offices', { code: 'string', name: 'string', territory: 'array' }),
    ...wrongIn(file?.roles, 'roles', { code: 'string', name: 'object', permissions: 'array', fieldRights: 'object' }),
    ...wrongIn(file?.users, 'users', { login: 'string', fullName: 'string', password: 'string', roles: 'array' }),
  ];
  if (places.length > 0) throw new UserError('BAD_USER_INPUT', 'access.import.form', { places: places.join(', ') });
  return file as OfficeFile;
}
