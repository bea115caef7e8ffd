import type { MethodCall, Methods } from './method';
import { read } from './method';
import { roles } from './users';
import { fault, value } from './values';
import type { Answer } from './values';

/** The methods of the cluster that concern users and roles. */
export const userMethods: Methods = {
  addUser: { arity: [1, 1], types: ['struct'], run: addUser },
  getAllUserLogins: read(({ cluster }) => cluster.users.logins),
  getRolesForObject: {
    arity: [2, 2],
    run: ({ cluster, params: [object = '', id = ''] }) => value(cluster.users.grantsFor(object, id)),
  },
  getUserByName: { arity: [1, 1], run: getUser },
  grantRole: { arity: [3, 3], run: grantRole },
};

function getUser({ cluster, params: [login = ''] }: MethodCall): Answer {
  const user = cluster.users.describe(login);
  return user === undefined ? fault('UsageError', `User '${login}' does not exist`) : value(user);
}

function addUser({ cluster, values: [members] }: MethodCall): Answer {
  const { user_login: login, password, user_title: title } = members as Record<string, unknown>;
  if (typeof login !== 'string' || typeof title !== 'string' || typeof password !== 'string' || password === '') {
    return fault('UsageError', 'user_login, password and user_title are required');
  }
  return cluster.users.add(login, title) ? value(null) : fault('UsageError', `User '${login}' exists already`);
}

function grantRole({ cluster, params: [object = '', user = '', role = ''] }: MethodCall): Answer {
  if (!cluster.users.has(user) || !roles.some((known) => known === role)) {
    return fault('UsageError', `There is no user '${user}' or no role '${role}'`);
  }
  cluster.users.grant({ object, user, role });
  return value(null);
}
