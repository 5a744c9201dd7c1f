/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/charts/exam-confidence-bar.h"
#include "app/question/exam-answer-view.h"
#include "app/question/exam-item-list.h"
#include "app/question/exam-item-view.h"
#include "app/shared/exam-notice-bar.h"
#include "app/shared/exam-text-scale.h"
#include "app/sitting/exam-review-screen.h"
#include "app/sitting/exam-sitting-header.h"
#include "app/sitting/exam-sitting-page.h"

G_BEGIN_DECLS

/* The screen of a sitting, after the habits of the testing centres. What it decides the sitting decides. */
struct _ExamSittingPage
{
  GtkWidget parent_instance;

  /* Template */
  ExamSittingHeader *header;
  ExamNoticeBar     *trouble_bar;
  ExamNoticeBar     *notice_bar;
  GtkToggleButton   *calculator_button;
  GtkToggleButton   *notes_button;
  GtkWidget         *codes_button;
  GtkToggleButton   *flag_button;
  GtkWidget         *toolbar;
  GtkWidget         *bottom_bar;
  GtkStack          *stack;
  ExamItemView      *item_view;
  ExamItemList      *navigator_list;
  ExamReviewScreen  *review_screen;
  GtkWidget         *calculator_panel;
  ExamAnswerView    *answer_view;
  ExamConfidenceBar *confidence_bar;
  GtkWidget         *review_button;
  GtkWidget         *check_button;
  GtkWidget         *next_button;

  /* Owned */
  ExamContext *context;
  ExamJournal *journal;     /* (nullable) */
  ExamSitting *sitting;     /* (nullable) */

  GtkWidget *end_alert;     /* (weak) (nullable): the question whether to end */

  guint    tick_source;
  guint    text_scale;      /* percent */
  gboolean updating;
};

/* exam-sitting-page-actions.c */
void exam_sitting_page_install_actions (GtkWidgetClass *widget_class);
void exam_sitting_page_add_keys (ExamSittingPage *self);
void exam_sitting_page_apply_text_scale (ExamSittingPage *self,
                                         guint            scale);

/* exam-sitting-page-codes.c */
void exam_sitting_page_update_codes (ExamSittingPage *self);
void exam_sitting_page_codes_action (GtkWidget  *widget,
                                     const char *name,
                                     GVariant   *parameter);

/* exam-sitting-page.c */
void exam_sitting_page_close_navigator (ExamSittingPage *self);
void exam_sitting_page_put_aside (ExamSittingPage *self);

/* exam-sitting-page-practice.c */
gboolean exam_sitting_page_is_revealed (ExamSittingPage *self);
void     exam_sitting_page_show_answer (ExamSittingPage *self);
void     exam_sitting_page_revealed (ExamSittingPage *self);
void     exam_sitting_page_confided (ExamSittingPage *self);
void     exam_sitting_page_go_on (ExamSittingPage *self);
void     exam_sitting_page_choose_confidence (ExamSittingPage *self,
                                              int              confidence);
void     exam_sitting_page_update_practice (ExamSittingPage *self);
gboolean exam_sitting_page_enter (ExamSittingPage *self);
void     exam_sitting_page_later_action (GtkWidget  *widget,
                                         const char *name,
                                         GVariant   *parameter);
void     exam_sitting_page_check_action (GtkWidget  *widget,
                                         const char *name,
                                         GVariant   *parameter);
void     exam_sitting_page_install_practice_actions (GtkWidgetClass *widget_class);

G_END_DECLS
