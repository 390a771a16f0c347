import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * The files of an embedded database. PGlite makes them writable by everybody and never waits for the disk. Here only
 * their owner can read them, and the database waits for the disk where it has to.
 */
export class PrivateFiles extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [changeFileSystem, ...(emscriptenOpts.preRun ?? [])];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

/** The parts of Emscripten's file system for Node that are changed here. It has no types. */
interface NodeFileSystem {
  readonly node_ops: { mknod: MakeNode; setattr: SetAttributes };
  readonly stream_ops: { setattr: SetAttributes; fsync?: (stream: { readonly nfd: number }) => number };
}
type MakeNode = (parent: unknown, name: string, mode: number, device: unknown) => unknown;
type SetAttributes = (node: unknown, attributes: { mode?: number }) => void;

const rightsOfOthers = 0o077;

function changeFileSystem({ NODEFS }: { readonly NODEFS: unknown }): void {
  const { node_ops: nodes, stream_ops: streams } = NODEFS as NodeFileSystem;
  const { mknod } = nodes;
  nodes.mknod = (parent, name, mode, device) => mknod(parent, name, mode & ~rightsOfOthers, device);
  for (const operations of [nodes, streams]) {
    const { setattr } = operations;
    operations.setattr = (node, attributes) => {
      const { mode } = attributes;
      setattr(node, mode === undefined ? attributes : { ...attributes, mode: mode & ~rightsOfOthers });
    };
  }
  streams.fsync = ({ nfd }) => {
    fsyncSync(nfd);
    return 0;
  };
}
