import { isList, isStruct, type XmlRpcValue } from '../values';
import { change, read, type RemoteCall } from './call';
import { decodeId, decodeList, decodeNames, decodeText, decodeTruth, ignore, member } from './decode';

export function getAllUserLogins(): RemoteCall<readonly string[]> {
  return read('getAllUserLogins', decodeNames);
}

export interface User {
  readonly id: string;
  readonly login: string;
  readonly title: string | undefined;
}

/** A user of EXAoperation, null where nil says that there is none of this login. */
export function getUserByName(login: string): RemoteCall<User | null> {
  return read('getUserByName', (value) => (value === null ? null : decodeUser(value, login)), { params: [login] });
}

function decodeUser(value: XmlRpcValue, asked: string): User | undefined {
  const id = isStruct(value) ? decodeId(member(value, 'id', 'user_id')) : undefined;
  if (!isStruct(value) || id === undefined) {
    return undefined;
  }
  const login = decodeText(member(value, 'login', 'user_login', 'name')) ?? asked;
  return { id, login, title: decodeText(member(value, 'title', 'user_title')) };
}

export type Role = 'User' | 'Supervisor' | 'Administrator' | 'Master';

export interface Grant {
  /** The id of a user. */
  readonly user: string;
  /** One of Role, as far as is known. */
  readonly role: string;
  /** It is the role that everybody has there, not a grant. */
  readonly isDefault: boolean;
}

/** Who may do what with an object of the cluster. */
export function getRolesForObject(object: string): RemoteCall<readonly Grant[]> {
  // An empty user id asks for those of all users.
  return read('getRolesForObject', (value) => decodeList(value, decodeGrant), { params: [object, ''] });
}

function decodeGrant(value: XmlRpcValue): Grant | undefined {
  const [first, second] = isList(value) ? value : [];
  const user = decodeId(isStruct(value) ? member(value, 'user') : first);
  const role = decodeText(isStruct(value) ? member(value, 'role') : second);
  const isDefault = isStruct(value) && decodeTruth(member(value, 'default')) === true;
  return user === undefined || role === undefined ? undefined : { user, role, isDefault };
}

export interface NewUser {
  readonly login: string;
  readonly password: string;
  readonly title: string;
  readonly description: string;
}

/** Creates a user, who has no rights yet. */
export function addUser({ login, password, title, description }: NewUser): RemoteCall<null> {
  const members = { user_login: login, password, user_title: title, user_description: description };
  return change('addUser', 'write', ignore, { params: [members], secrets: [password] });
}

/** Gives a user, by id, a role for an object of the cluster. */
export function grantRole(object: string, userId: string, role: Exclude<Role, 'Master'>): RemoteCall<null> {
  return change('grantRole', 'destructive', ignore, { params: [object, userId, role] });
}
