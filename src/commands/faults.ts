// Faults of the machine, not of the program: what each means to a user, and what to do about it.

const FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space and run the command again',
  EDQUOT: 'the disk quota is used up: free some space and run the command again',
  EROFS: 'the disk is read-only: choose a folder that can be written to',
  EACCES: 'check the permissions of this path',
  EPERM: 'check the permissions of this path, and whether its disk allows what was asked for',
  ENOTDIR: 'a file stands where a folder is needed; check the path',
  EEXIST: 'something stands in the way; check the path',
  EISDIR: 'a folder stands where a file is needed; check the path',
  ENOTEMPTY: 'a folder that holds something stands where a file is needed; check the path',
  EBUSY: 'something else holds it; end that and run the command again',
  EXDEV: 'it leads to another disk; name a folder on one disk',
  ENOENT: 'it is not there; check the path',
  ENAMETOOLONG: 'the path is too long for this disk; choose a shorter one',
  ELOOP: 'the path goes round in links; check it',
  EIO: 'the disk cannot be read or written; check it',
  EMFILE: 'too many files are open: raise the limit (ulimit -n) and run the command again',
  ENFILE: 'too many files are open on this machine: end some programs and run the command again',
  ENOMEM: 'there is not enough memory: end some programs and run the command again',
  EAGAIN: 'no more processes can be started: end some programs and run the command again',
  ERR_WORKER_OUT_OF_MEMORY: 'there is not enough memory: end some programs and run the command again',
  WARRAQ_CHANGED: 'run the command again when nothing else writes to the content folder',
  WARRAQ_INDEXER: 'run the command again; if it happens again, look whether memory runs out',
}

const PROGRAM_FAULT = 'this is a fault of the program: report it with what WARRAQ_TRACE=1 adds'

/** What a command threw, as one line: what happened, what to do. */
export function faultLine(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException
  return `${message}; ${FAULTS[code ?? ''] ?? PROGRAM_FAULT}\n`
}
