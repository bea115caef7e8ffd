/** How careful to be with a cluster: `protected` asks for its name, `readOnly` refuses every change. */
export type Access = 'full' | 'protected' | 'readOnly';
