export { mergeGuestCart, previewMerge, type MergePolicies, type MergeResult } from './merge.js';
