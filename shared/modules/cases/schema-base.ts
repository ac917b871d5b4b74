import { z } from 'zod';

/** A free text a person writes to explain a step. */
export const reasonSchema = z.string().trim().min(1).max(500);
export const caseIdSchema = z.uuid();
export const unitIdSchema = z.string().min(1).max(64);
