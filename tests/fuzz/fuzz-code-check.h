/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "bank/exam-problems.h"
#include "codes/exam-code-edition.h"

void fuzz_check_edition (const ExamCodeEdition *edition);
void fuzz_check_code_problems (const ExamProblems *problems,
                               const uint8_t      *data,
                               size_t              size);
