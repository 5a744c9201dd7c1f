/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-bank.h"
#include "bank/exam-formats.h"
#include "bank/exam-problems.h"
#include "check/exam-check-memory.h"
#include "check/exam-check-rule.h"
#include "codes/exam-code-checker.h"

G_BEGIN_DECLS

void exam_checker_check (ExamBank             *bank,
                         const char           *file,
                         ExamFormats          *formats,
                         const ExamCodeLookup *lookup,
                         guint                 rules,
                         ExamProblems         *problems);
void exam_checker_check_again (ExamBank             *bank,
                               const char           *file,
                               ExamFormats          *formats,
                               const ExamCodeLookup *lookup,
                               guint                 rules,
                               ExamCheckMemory      *memory,
                               ExamProblems         *problems);

G_END_DECLS
