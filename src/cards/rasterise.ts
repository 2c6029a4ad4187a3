import { resvgFile } from './packaged.js'

/** What of the rasteriser is used. */
interface Rasteriser {
  render(svg: string): Uint8Array
}

let loading: Promise<Rasteriser> | null = null

/**
 * An SVG of shapes alone as PNG; the same bytes on every machine, since WebAssembly calculates alike on all of them.
 *
 * resvg for WebAssembly has no typefaces, and cannot reach those of the machine.
 */
export async function rasterise(svg: string): Promise<Uint8Array> {
  loading ??= load()
  return (await loading).render(svg)
}

async function load(): Promise<Rasteriser> {
  const [{ Resvg, initWasm }, file] = await Promise.all([import('@resvg/resvg-wasm'), resvgFile()])
  await initWasm(file)
  return {
    render(svg) {
      const tree = new Resvg(svg)
      const image = tree.render()
      try {
        return image.asPng()
      } finally {
        // The garbage collector does not see WebAssembly's memory: each picture would take 3 MB of it for good.
        image.free()
        tree.free()
      }
    },
  }
}
