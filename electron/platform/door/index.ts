export { actorOf, type CallContext, type Session, type SignedIn, type WindowKind } from './call-context.ts';
export { doorFor, refusalsAsData } from './door.ts';
