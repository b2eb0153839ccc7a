export * from '@mikro-orm/postgresql';
export * from '@mikro-orm/decorators/legacy';
export { Migration } from '@mikro-orm/migrations';
