import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WhyInput, WhyNode } from '#shared/modules/audit/index.ts';
import { api } from '../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { fullTime } from '../../../ui/time-text.ts';
import { factorOf, limitOf } from './chain.ts';
import { FrameStep } from './FrameStep.tsx';
import { ReadingsStep } from './ReadingsStep.tsx';
import { AlarmStep, CaseStep, FactStep, RuleStep } from './steps.tsx';
import './why.css';

const WIDTH = 1160;

/** 为什么在这里: from what is seen back to the bytes on the wire, one cause below the other. */
export function WhyDialog({ input, onClose }: { input: WhyInput; onClose(): void }) {
  const { t } = useTranslation('audit');
  const why = useQuery(api.audit.why.queryOptions({ input }));
  return (
    <Modal
      open
      centered
      width={WIDTH}
      title={t('why')}
      footer={null}
      onCancel={onClose}
      styles={{ body: { maxHeight: '78vh', overflowY: 'auto' } }}
    >
      {why.isError && <Refused error={why.error} onRetry={() => void why.refetch()} />}
      {why.isPending && <Loading />}
      {why.data && (why.data.length > 0 ? <Chain nodes={why.data} /> : <Nothing text={t('nothing')} />)}
    </Modal>
  );
}

function Chain({ nodes }: { nodes: readonly WhyNode[] }) {
  const { t } = useTranslation('audit');
  return (
    <ol className="ucc-why" data-testid="why-chain">
      {nodes.map((node, i) => (
        <li key={`${node.type}/${node.id}`} data-type={node.type} data-testid={`why-${node.type}`}>
          <span className="ucc-why-dot" aria-hidden="true">
            {i + 1}
          </span>
          <div className="ucc-why-head">
            <span className="ucc-why-because">
              {t(i === 0 ? `node.${node.type}` : `because.${node.type}`)}
            </span>
            <time>{fullTime(node.at)}</time>
          </div>
          <Step node={node} nodes={nodes} />
        </li>
      ))}
    </ol>
  );
}

function Step({ node, nodes }: { node: WhyNode; nodes: readonly WhyNode[] }) {
  switch (node.type) {
    case 'case':
      return <CaseStep node={node} />;
    case 'fact':
      return <FactStep node={node} />;
    case 'alarm':
      return <AlarmStep node={node} />;
    case 'rule':
      return <RuleStep node={node} />;
    case 'readings':
      return <ReadingsStep node={node} limit={limitOf(nodes)} />;
    case 'frame':
      return <FrameStep node={node} factor={factorOf(nodes)} />;
  }
}
