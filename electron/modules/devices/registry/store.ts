import type { Database } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';
import type { DeviceKind, DeviceSettings, Link, ProtocolName } from '#shared/modules/devices/index.ts';
import { type IdentityToRecord, type LinkAdded, REGISTRY_KINDS, type RegistryFacts } from './facts.ts';

/** A registered device without what only the running station knows. */
export type RegisteredDevice = DeviceSettings & { id: string };

/** Links and devices as a function of facts; the only writer of their tables. */
export const devicesProjection: Projection = {
  module: 'devices',
  kinds: REGISTRY_KINDS,
  tables: ['links', 'devices', 'identity_reads'],
  bind,
};

function bind(db: Database): (fact: Fact) => void {
  const putLink = db.prepare(
    `INSERT INTO links (id, name, protocol, transport, enabled, options)
     VALUES (@id, @name, @protocol, @transport, @enabled, @options)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, protocol = excluded.protocol,
       transport = excluded.transport, enabled = excluded.enabled, options = excluded.options`,
  );
  const putDevice = db.prepare(
    `INSERT INTO devices (id, mn, name, kind, model_key, street_code, address, lng, lat, profile, link_id,
       stale_after_minutes, enabled)
     VALUES (@id, @mn, @name, @kind, @modelKey, @streetCode, @address, @lng, @lat, @profile, @linkId,
       @staleAfterMinutes, @enabled)
     ON CONFLICT (id) DO UPDATE SET mn = excluded.mn, name = excluded.name, kind = excluded.kind,
       model_key = excluded.model_key, street_code = excluded.street_code, address = excluded.address,
       lng = excluded.lng, lat = excluded.lat, profile = excluded.profile, link_id = excluded.link_id,
       stale_after_minutes = excluded.stale_after_minutes, enabled = excluded.enabled`,
  );
  const dropLink = db.prepare('DELETE FROM links WHERE id = ?');
  const dropDevice = db.prepare('DELETE FROM devices WHERE id = ?');
  const putIdentity = db.prepare(
    'INSERT INTO identity_reads (id, device_id, link_id, kind, code, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return ({ kind, entity: id, payload, at }) => {
    switch (kind as keyof RegistryFacts) {
      case 'LinkAdded.v1':
      case 'LinkChanged.v1':
        putLink.run(linkRow(id, payload as LinkAdded));
        break;
      case 'DeviceRegistered.v1':
      case 'DeviceChanged.v1':
        putDevice.run(deviceRow(id, payload as DeviceSettings));
        break;
      case 'LinkRemoved.v1':
        dropLink.run(id);
        break;
      case 'DeviceRemoved.v1':
        dropDevice.run(id);
        break;
      case 'IdentityRead.v1': {
        const read = payload as IdentityToRecord;
        putIdentity.run(id, read.deviceId, read.linkId, read.kind, read.code, at);
        break;
      }
      // Who saw a card stands in the facts; the row stays as it was.
      case 'IdentityRevealed.v1':
      // What was said to a device shows in its readings, if it listens.
      case 'DeviceCommanded.v1':
        break;
    }
  };
}

function linkRow(id: string, settings: LinkAdded) {
  const { name, protocol, transport, enabled, options = {} } = settings;
  return {
    id,
    name,
    protocol,
    transport: JSON.stringify(transport),
    enabled: enabled ? 1 : 0,
    options: JSON.stringify(options),
  };
}

function deviceRow(id: string, settings: DeviceSettings) {
  const { mn, name, kind, modelKey, place, profile, linkId, staleAfterMinutes, enabled } = settings;
  const device = { id, mn, name, kind, modelKey, linkId, staleAfterMinutes, enabled: enabled ? 1 : 0 };
  return { ...device, ...place, profile: JSON.stringify(profile) };
}

interface LinkRow {
  id: string;
  name: string;
  protocol: ProtocolName;
  transport: string;
  enabled: number;
  options: string;
}

interface DeviceRow {
  id: string;
  mn: string;
  name: string;
  kind: DeviceKind;
  model_key: string | null;
  street_code: string | null;
  address: string;
  lng: number | null;
  lat: number | null;
  profile: string;
  link_id: string | null;
  stale_after_minutes: number;
  enabled: number;
}

/** Reads the whole register; it is small (hundreds of rows) and kept in memory. */
export function readRegistry(db: Database): { links: Link[]; devices: RegisteredDevice[] } {
  const links = db.prepare<[], LinkRow>('SELECT * FROM links ORDER BY id').all();
  const devices = db.prepare<[], DeviceRow>('SELECT * FROM devices ORDER BY id').all();
  return { links: links.map(toLink), devices: devices.map(toDevice) };
}

function toLink({ id, name, protocol, transport, enabled, options }: LinkRow): Link {
  return {
    id,
    name,
    protocol,
    transport: JSON.parse(transport),
    enabled: enabled === 1,
    options: JSON.parse(options),
  };
}

function toDevice(row: DeviceRow): RegisteredDevice {
  const { id, mn, name, kind, address, lng, lat } = row;
  return {
    id,
    mn,
    name,
    kind,
    modelKey: row.model_key,
    place: { streetCode: row.street_code, address, lng, lat },
    profile: JSON.parse(row.profile),
    linkId: row.link_id,
    staleAfterMinutes: row.stale_after_minutes,
    enabled: row.enabled === 1,
  };
}
