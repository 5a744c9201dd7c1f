/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exam-robot-exam.h"

G_BEGIN_DECLS

char      *robot_write_quick_exams (const char *folder,
                                    guint       n_items,
                                    guint       minutes);
void       robot_write_quick_bank (const char *exams,
                                   guint       n_items,
                                   const char *key);
char      *robot_answer_quick_item (ExamRobot         *robot,
                                    guint              number,
                                    guint              total,
                                    const char *const *missed);
GPtrArray *robot_sit_quick_exam (ExamRobot         *robot,
                                 guint              n_items,
                                 const char *const *missed);

G_END_DECLS
