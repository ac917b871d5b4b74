export { type Audit, type AuditDeps, createAudit } from './create-audit.ts';
