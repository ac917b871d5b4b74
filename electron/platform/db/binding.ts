/**
 * The SQLite binding shipped in the package needs Node-API 10. A runtime that has less names its own build
 * in `UCC_SQLITE_BINDING` (docs/runtime.md).
 */
export function nativeBinding(): { nativeBinding?: string } {
  const path = process.env.UCC_SQLITE_BINDING;
  return Number(process.versions.napi) < 10 && path ? { nativeBinding: path } : {};
}
