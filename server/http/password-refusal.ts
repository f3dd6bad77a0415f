import { MIN_PASSWORD_LENGTH, type PasswordFault } from '../../shared/access/password-rules.ts';
import { wrongField, type Refusal } from './reply.ts';

const MESSAGES: Readonly<Record<PasswordFault, string>> = {
  'too-short': `must be at least ${MIN_PASSWORD_LENGTH} characters long`,
  'has-username': 'must not be the username with a little more',
  repeats: 'must not be one pattern over and over, or a run of neighbours',
  common: 'is one of those that everybody tries first',
};

export function passwordRefusal(path: string, fault: PasswordFault): Refusal {
  return wrongField(path, MESSAGES[fault]);
}
