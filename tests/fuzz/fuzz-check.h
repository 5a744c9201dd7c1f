/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "bank/exam-item.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

/* What every fuzz target has; libFuzzer calls it, or our own driver. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

void fuzz_check_problems (const ExamProblems *problems,
                          const uint8_t      *data,
                          size_t              size);
void fuzz_check_text (const ExamText *text);
void fuzz_check_item (const ExamItem *item);

G_END_DECLS
