/** An operation that somebody really asked, without the values that he asked it with. */
export interface RecordedOperation {
  readonly hash: string;
  readonly document: string;
  readonly operationName: string | null;
  readonly uses: number;
  readonly lastSeen: string;
}

export type OperationUse = Pick<RecordedOperation, 'hash' | 'document' | 'operationName' | 'uses'>;

export interface OperationStore {
  record(uses: readonly OperationUse[]): Promise<void>;
  /** Those used last, at most so many. */
  recent(limit: number): Promise<RecordedOperation[]>;
}
