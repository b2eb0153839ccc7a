/** Why a module cannot join as it is; the message says what to do. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly module?: string;
  /** `Type` or `Type.field` */
  readonly coordinate?: string;
}

export interface SchemaChange {
  readonly criticality: string;
  readonly message: string;
  readonly path?: string;
}

/** An operation in use that would no longer be understood. */
export interface BrokenOperation {
  readonly hash: string;
  readonly operationName: string | null;
  readonly message: string;
  readonly uses: number;
  readonly lastSeen: string;
}
