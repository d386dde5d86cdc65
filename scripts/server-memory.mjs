/** Old generation of a server's heap, in megabytes. */
const heapLimit = 384;

/**
 * How a server process is started so that its memory stays flat. Left alone, glibc keeps an arena per thread and V8
 * lets garbage pile up to half of the machine's memory: 786 MiB after 2,400 uploads, against 530 with these two.
 * What the operator has set in MALLOC_ARENA_MAX or NODE_OPTIONS stands.
 */
export const toServerMemory = (env) => ({
  nodeArgs: /--max[-_]old[-_]space[-_]size/.test(env.NODE_OPTIONS ?? "") ? [] : [`--max-old-space-size=${heapLimit}`],
  env: { MALLOC_ARENA_MAX: env.MALLOC_ARENA_MAX || "2" },
});
