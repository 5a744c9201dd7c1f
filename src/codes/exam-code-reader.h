/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"
#include "codes/exam-code-edition.h"

G_BEGIN_DECLS

/**
 * ExamCodeFormat:
 * @EXAM_CODE_FORMAT_UNKNOWN: none of those below
 * @EXAM_CODE_FORMAT_ORDER: an order file of ICD-10-CM or ICD-10-PCS
 * @EXAM_CODE_FORMAT_CODES: a codes file of ICD-10-CM or ICD-10-PCS
 * @EXAM_CODE_FORMAT_RECORDS: HCPCS in records of fixed columns
 * @EXAM_CODE_FORMAT_TABLE: HCPCS as comma-separated values
 * @EXAM_CODE_FORMAT_TABULAR: the tabular list of ICD-10-CM
 * @EXAM_CODE_FORMAT_TABLES: the tables of ICD-10-PCS
 * @EXAM_CODE_FORMAT_OTHER_XML: an index, or the definitions: known, and not needed
 * @EXAM_CODE_FORMAT_CHANGES: a list of changes to the year before
 * @EXAM_CODE_FORMAT_POA: a list of codes exempt from reporting whether they were present on admission
 * @EXAM_CODE_FORMAT_WEB_PAGE: HTML
 * @EXAM_CODE_FORMAT_BINARY: no text at all
 *
 * What a file is, by its content.
 */
typedef enum {
  EXAM_CODE_FORMAT_UNKNOWN,
  EXAM_CODE_FORMAT_ORDER,
  EXAM_CODE_FORMAT_CODES,
  EXAM_CODE_FORMAT_RECORDS,
  EXAM_CODE_FORMAT_TABLE,
  EXAM_CODE_FORMAT_TABULAR,
  EXAM_CODE_FORMAT_TABLES,
  EXAM_CODE_FORMAT_OTHER_XML,
  EXAM_CODE_FORMAT_CHANGES,
  EXAM_CODE_FORMAT_POA,
  EXAM_CODE_FORMAT_WEB_PAGE,
  EXAM_CODE_FORMAT_BINARY,
} ExamCodeFormat;

ExamCodeFormat   exam_code_format_guess (GBytes *bytes);
ExamCodeEdition *exam_code_read (const char    *file,
                                 GBytes        *bytes,
                                 ExamCodeFormat format,
                                 ExamProblems  *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
