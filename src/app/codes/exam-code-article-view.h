/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "record/exam-code-article.h"

G_BEGIN_DECLS

#define EXAM_TYPE_CODE_ARTICLE_VIEW (exam_code_article_view_get_type ())
G_DECLARE_FINAL_TYPE (ExamCodeArticleView, exam_code_article_view, EXAM, CODE_ARTICLE_VIEW, GtkWidget)

void                   exam_code_article_view_take_article (ExamCodeArticleView *self,
                                                            ExamCodeArticle     *article,
                                                            guint                today);
void                   exam_code_article_view_show_text (ExamCodeArticleView *self,
                                                         const char          *text);
const ExamCodeArticle *exam_code_article_view_get_article (ExamCodeArticleView *self);
void                   exam_code_article_view_set_can_go_back (ExamCodeArticleView *self,
                                                               gboolean             can_go_back);

G_END_DECLS
