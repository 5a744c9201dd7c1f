/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCodeSystem:
 *
 * A system of codes whose shape can be checked. %EXAM_CODE_SYSTEM_OTHER takes any code.
 */
typedef enum {
  EXAM_CODE_SYSTEM_ICD_10_CM,
  EXAM_CODE_SYSTEM_ICD_10_PCS,
  EXAM_CODE_SYSTEM_HCPCS,
  EXAM_CODE_SYSTEM_OTHER,
} ExamCodeSystem;

extern const char *const exam_code_system_names[];

ExamCodeSystem exam_code_system_from_name (const char *name);
const char    *exam_code_system_get_name (ExamCodeSystem system);

char    *exam_code_normalize (const char *code);
gboolean exam_code_has_shape (ExamCodeSystem system,
                              const char    *code);
char    *exam_code_format (ExamCodeSystem system,
                           const char    *code);

G_END_DECLS
