import type { OfficePlan, TownPlan } from './town/town.plan.js';

export const demoPassword = 'demos-demo';

type Level = 'hidden' | 'masked' | 'plain';

export interface DemoRole {
  code: string;
  name: { ru: string; en: string };
  permissions: string[];
  fieldRights: Record<string, Level>;
}

export interface DemoUser {
  login: string;
  fullName: string;
  password: string;
  locale: 'ru' | 'en';
  roles: { role: string; office: string }[];
}

export interface DemoOffice {
  /** Allows the weak demonstration password. */
  demo: true;
  offices: OfficePlan[];
  roles: DemoRole[];
  users: DemoUser[];
}

const reading = ['access.offices.read', 'addresses.read', 'residents.person.read', 'residents.registration.read'];
const clerical = [...reading, 'addresses.local.write', 'residents.person.write', 'residents.registration.write', 'residents.forms.print', 'residents.history.read'];
const documents = (level: Level): Record<string, Level> => ({ 'IdentityDocument.series': level, 'IdentityDocument.number': level });

const roles: DemoRole[] = [
  { code: 'clerk', name: { ru: 'Паспортист', en: 'Passport clerk' }, permissions: clerical, fieldRights: documents('plain') },
  {
    code: 'chief',
    name: { ru: 'Начальник паспортного стола', en: 'Head of the passport office' },
    permissions: [...clerical, 'addresses.imports.read', 'access.users.read', 'access.roles.read'],
    fieldRights: documents('plain'),
  },
  { code: 'analyst', name: { ru: 'Аналитик', en: 'Analyst' }, permissions: reading, fieldRights: documents('hidden') },
  {
    code: 'administrator',
    name: { ru: 'Администратор системы', en: 'System administrator' },
    permissions: ['access.users.read', 'access.roles.read', 'access.offices.read', 'access.manage', 'addresses.imports.read', 'platform.modules.manage'],
    fieldRights: {},
  },
];

/** What `access import` loads: offices with territories, roles with rights and the demonstration users. */
export function demoOffice({ offices }: TownPlan): DemoOffice {
  const [first, second] = offices.map(({ code }) => code) as [string, string];
  const user = (login: string, fullName: string, role: string, ...at: string[]): DemoUser => ({
    login,
    fullName,
    password: demoPassword,
    locale: 'ru',
    roles: at.map((office) => ({ role, office })),
  });
  return {
    demo: true,
    offices,
    roles,
    users: [
      user('clerk', 'Соколова Анна Петровна', 'clerk', first),
      user('clerk2', 'Гарипова Лилия Рашидовна', 'clerk', second),
      user('chief', 'Воронов Игорь Леонидович', 'chief', first, second),
      user('analyst', 'Чернышёва Ольга Викторовна', 'analyst', first, second),
      user('administrator', 'Тихонов Павел Андреевич', 'administrator', first),
    ],
  };
}
