/**
 * Stand where real answers hold, or may hold, something secret. A client must drop or hide them: tests look for these texts
 * in whatever it leaves behind.
 */
export const planted = {
  /** Among the properties of the cluster. */
  diskPassword: 'planted-disk-password',
  updatePassword: 'planted-update-password',
  /** In the description of a user. */
  userPassword: 'planted-user-password',
  /** In the extra parameters of a database. */
  databasePassword: 'planted-database-password',
  /** In the description of a remote archive volume. */
  volumePassword: 'planted-volume-password',
  /** In a line of the log service, inside a URL. */
  logPassword: 'planted-log-password',
  /** In the description of the hardware. */
  hardwareSecret: 'planted-hardware-secret',
} as const;

export const plantedPasswords: readonly string[] = Object.values(planted);
