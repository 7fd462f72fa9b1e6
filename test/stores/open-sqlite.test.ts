import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/stores/open-sqlite.js';
import { sqliteFailure } from '../../src/stores/sqlite-failure.js';

describe('drivers', () => {
  test('without any: one clear sentence with the command to type', async () => {
    const none = () => Promise.reject(Object.assign(new Error('no'), { code: 'ERR_MODULE_NOT_FOUND' }));
    await expect(openSqlite(':memory:', none)).rejects.toMatchObject({
      code: 'no-driver',
      text: { en: expect.stringContaining('npm i libsql'), vi: expect.stringContaining('npm i libsql') },
    });
  });

  test('the first one found is taken, in the stated order', async () => {
    const asked: string[] = [];
    class Chosen {
      readonly path: string;
      constructor(path: string) {
        this.path = path;
      }
    }
    const load = async (module: string) => {
      asked.push(module);
      if (module !== 'better-sqlite3')
        throw Object.assign(new Error('no'), { code: 'ERR_UNKNOWN_BUILTIN_MODULE' });
      return { default: Chosen };
    };
    expect(await openSqlite(':memory:', load)).toBeInstanceOf(Chosen);
    expect(asked).toEqual(['node:sqlite', 'libsql', 'better-sqlite3']);
  });

  test('one that is installed but broken is not passed over in silence', async () => {
    const broken = () => Promise.reject(new Error('invalid ELF header'));
    await expect(openSqlite(':memory:', broken)).rejects.toThrow('invalid ELF header');
  });

  test.each([
    [{ errcode: 13 }, 'full'],
    [{ errcode: 2826 }, 'io'],
    [{ rawCode: 14 }, 'read-only'],
    [{ rawCode: 261, code: 'SQLITE_BUSY_RECOVERY' }, 'busy'],
    [{ code: 'SQLITE_IOERR_WRITE' }, 'io'],
    [{ code: 'SQLITE_CORRUPT_VTAB' }, 'corrupt'],
    [{ code: 'SQLITE_READONLY_DBMOVED' }, 'read-only'],
    [{ code: 'SQLITE_CONSTRAINT_PRIMARYKEY', rawCode: 1555 }, undefined],
    [{ code: 'ERR_INVALID_ARG_TYPE' }, undefined],
    [{}, undefined],
  ])('the failure behind %j is %s', (properties, code) => {
    const error = Object.assign(new Error('driver'), properties);
    expect(sqliteFailure(error)?.code).toBe(code);
    expect(sqliteFailure(error)?.cause).toBe(code && error);
  });

  test.each(['The database connection is not open', 'database is not open'])('%s: closed', message => {
    expect(sqliteFailure(new TypeError(message))?.code).toBe('closed');
  });
});
