import {
  AlertOutlined,
  BarChartOutlined,
  ControlOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  FormOutlined,
  ImportOutlined,
  InboxOutlined,
  LineChartOutlined,
  LinkOutlined,
  MessageOutlined,
  ProfileOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Permission } from '#shared/kernel/permissions.ts';
import type { ScreenId } from './nav.ts';

interface ScreenEntry {
  id: ScreenId;
  icon: ReactNode;
  /** Without this right the screen is not offered. */
  permission: Permission;
  component: ComponentType;
}

const named = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }));

const loadDesk = () => import('../screens/cases/desk/DeskScreen.tsx');

/** Fetches the screen that nearly everyone sees first, while the engine starts and the person finds their name. */
export function fetchFirstScreen(): void {
  void loadDesk().catch(() => {});
}

/** The rail, from top to bottom. Each screen is loaded when it is first opened. */
export const screens: readonly ScreenEntry[] = [
  {
    id: 'desk',
    icon: <ProfileOutlined />,
    permission: 'case.read',
    component: named(loadDesk, 'DeskScreen'),
  },
  {
    id: 'inbox',
    icon: <InboxOutlined />,
    permission: 'case.accept',
    component: named(() => import('../screens/dispatch/inbox/InboxScreen.tsx'), 'InboxScreen'),
  },
  {
    id: 'intake',
    icon: <FormOutlined />,
    permission: 'case.register',
    component: named(() => import('../screens/cases/intake/IntakeScreen.tsx'), 'IntakeScreen'),
  },
  {
    id: 'tickets',
    icon: <CustomerServiceOutlined />,
    permission: 'ticket.read',
    component: named(() => import('../screens/tickets/list/TicketsScreen.tsx'), 'TicketsScreen'),
  },
  {
    id: 'board',
    icon: <TeamOutlined />,
    permission: 'status.read',
    component: named(() => import('../screens/dispatch/board/BoardScreen.tsx'), 'BoardScreen'),
  },
  {
    id: 'messages',
    icon: <MessageOutlined />,
    permission: 'signedIn',
    component: named(() => import('../screens/dispatch/messages/MessagesScreen.tsx'), 'MessagesScreen'),
  },
  {
    id: 'alarms',
    icon: <AlertOutlined />,
    permission: 'alarm.read',
    component: named(() => import('../screens/alarms/list/AlarmsScreen.tsx'), 'AlarmsScreen'),
  },
  {
    id: 'telemetry',
    icon: <LineChartOutlined />,
    permission: 'telemetry.read',
    component: named(() => import('../screens/telemetry/trend/TrendScreen.tsx'), 'TrendScreen'),
  },
  {
    id: 'overview',
    icon: <DashboardOutlined />,
    permission: 'case.read',
    component: named(() => import('../screens/cases/overview/OverviewScreen.tsx'), 'OverviewScreen'),
  },
  {
    id: 'evaluation',
    icon: <BarChartOutlined />,
    permission: 'evaluation.read',
    component: named(() => import('../screens/evaluation/scores/EvaluationScreen.tsx'), 'EvaluationScreen'),
  },
  {
    id: 'links',
    icon: <LinkOutlined />,
    permission: 'device.read',
    component: named(() => import('../screens/devices/links/LinksScreen.tsx'), 'LinksScreen'),
  },
  {
    id: 'import',
    icon: <ImportOutlined />,
    permission: 'case.import',
    component: named(() => import('../screens/cases/import/ImportScreen.tsx'), 'ImportScreen'),
  },
  {
    id: 'administration',
    icon: <ControlOutlined />,
    permission: 'rules.edit',
    component: named(() => import('../screens/administration/rules/RulesScreen.tsx'), 'RulesScreen'),
  },
  {
    id: 'settings',
    icon: <SettingOutlined />,
    permission: 'signedIn',
    component: named(() => import('../screens/station/settings/SettingsScreen.tsx'), 'SettingsScreen'),
  },
];
