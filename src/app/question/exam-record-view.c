/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-record-view.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "app/shared/exam-wrap-layout.h"

/* Pixels: a line of tabs and a few lines of text. */
#define MIN_HEIGHT 120

/* The documents of a case, each on a tab of its own. The tabs make a second line rather than leave one out of sight: a
 * document that is overlooked costs points. */
struct _ExamRecordView
{
  GtkWidget parent_instance;

  /* Template */
  GtkStackSwitcher *tabs;
  GtkStack         *stack;

  ExamCase       *exam_case;   /* (owned) (nullable) */
  GPtrArray      *texts;       /* (owned) (element-type ExamRichText) borrowed children */
  ExamImageLoader loader;      /* (nullable) */
  gpointer        loader_data;
};

G_DEFINE_FINAL_TYPE (ExamRecordView, exam_record_view, GTK_TYPE_WIDGET)

static void
remove_pages (ExamRecordView *self)
{
  g_ptr_array_set_size (self->texts, 0);
  for (GtkWidget *page; (page = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL;)
    gtk_stack_remove (self->stack, page);
}

static void
set_title (ExamRecordView *self,
           GtkWidget      *page,
           guint           index)
{
  const char *title = exam_case_get_document_title (self->exam_case, index);

  gtk_stack_page_set_title (gtk_stack_get_page (self->stack, page), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
add_page (ExamRecordView *self,
          guint           index)
{
  GtkWidget *text = exam_rich_text_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  exam_rich_text_set_image_loader (EXAM_RICH_TEXT (text), self->loader, self->loader_data);
  exam_rich_text_set_selectable (EXAM_RICH_TEXT (text), TRUE);
  exam_rich_text_set_text (EXAM_RICH_TEXT (text), exam_case_get_document_text (self->exam_case, index));
  gtk_widget_add_css_class (text, "record-text");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), text);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_stack_add_child (self->stack, scrolled);
  set_title (self, scrolled, index);
  g_ptr_array_add (self->texts, text);
}

static GtkWidget *
get_page (ExamRecordView *self,
          guint           index)
{
  return gtk_widget_get_ancestor (g_ptr_array_index (self->texts, index), GTK_TYPE_SCROLLED_WINDOW);
}

/* A document that is being written keeps its place, and how far it was read. A picture may be another one under its name. */
static void
update_page (ExamRecordView *self,
             guint           index,
             ExamText       *before)
{
  ExamText *text = exam_case_get_document_text (self->exam_case, index);
  g_autoptr (GPtrArray) images = exam_text_dup_image_sources (text);

  set_title (self, get_page (self, index), index);
  if (images->len > 0 || !exam_text_equal (text, before))
    exam_rich_text_set_text (g_ptr_array_index (self->texts, index), text);
}

/* Returns: the document that is shown; 0 if there is none */
static guint
get_shown (ExamRecordView *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (get_page (self, i) == gtk_stack_get_visible_child (self->stack))
      return i;
  return 0;
}

static void
show_page (ExamRecordView *self,
           guint           index)
{
  if (index < self->texts->len)
    gtk_stack_set_visible_child (self->stack, get_page (self, index));
}

/* --- Keys --- */

static gboolean
has_focus_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
focus_tab (ExamRecordView *self)
{
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self->tabs));

  for (guint i = get_shown (self); i > 0 && tab != NULL; i--)
    tab = gtk_widget_get_next_sibling (tab);
  return tab != NULL && gtk_widget_grab_focus (tab);
}

/* All tabs are one stop on the way of the Tab key, and that is the one of the document shown. */
static gboolean
exam_record_view_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  ExamRecordView *self = EXAM_RECORD_VIEW (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return exam_widget_focus_children (widget, direction);
  if (has_focus_in (GTK_WIDGET (self->tabs)))
    return forward && gtk_widget_child_focus (GTK_WIDGET (self->stack), direction);
  if (forward && !has_focus_in (GTK_WIDGET (self->stack)))
    return focus_tab (self) || gtk_widget_child_focus (GTK_WIDGET (self->stack), direction);
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), direction) || (!forward && focus_tab (self));
}

/* As the tabs of a notebook do: arrows go to the next, which shows it. */
static gboolean
tab_key_cb (ExamRecordView *self,
            guint           key)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint shown = get_shown (self);

  switch (key)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left: exam_record_view_turn (self, mirrored ? 1 : -1); break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: exam_record_view_turn (self, mirrored ? -1 : 1); break;
    case GDK_KEY_Home: case GDK_KEY_KP_Home: exam_record_view_turn (self, -(int) shown); break;
    case GDK_KEY_End: case GDK_KEY_KP_End: exam_record_view_turn (self, (int) (self->texts->len - 1 - shown)); break;
    default: return FALSE;
    }
  focus_tab (self);
  return TRUE;
}

static gboolean
turn_cb (GtkWidget *widget,
         GVariant  *by,
         gpointer   data)
{
  ExamRecordView *self = data;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->texts->len == 0)
    return FALSE;
  exam_record_view_turn (self, g_variant_get_int32 (by));
  return TRUE;
}

/** Lets Ctrl+Page Up and Ctrl+Page Down show another document wherever in @within the focus is. */
void
exam_record_view_catch_keys (ExamRecordView *self,
                             GtkWidget      *within)
{
  static const struct { guint key; int by; } keys[] = {
    { GDK_KEY_Page_Up, -1 }, { GDK_KEY_Page_Down, 1 }, { GDK_KEY_KP_Page_Up, -1 }, { GDK_KEY_KP_Page_Down, 1 },
  };
  GtkEventController *controller;

  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));

  /* Before what scrolls, which scrolls sideways with these keys. */
  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                                                gtk_callback_action_new (turn_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].by));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (within, controller);
}

/**
 * exam_record_view_turn:
 * @self: a record
 * @by: how many documents on, or back
 *
 * Shows another document; there is none before the first and none after the last.
 */
void
exam_record_view_turn (ExamRecordView *self,
                       int             by)
{
  guint shown;
  int index;

  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));

  shown = get_shown (self);
  index = CLAMP ((int) shown + by, 0, MAX ((int) self->texts->len - 1, 0));
  if (index == (int) shown)
    return;
  show_page (self, (guint) index);
  exam_compat_announce (GTK_WIDGET (self), exam_case_get_document_title (self->exam_case, (guint) index));
}

/* --- GObject --- */

/* Where there is not even room for all tabs, what is last is cut off, and not what is first. */
static void
exam_record_view_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MIN (*minimum, MIN_HEIGHT);
}

static void
exam_record_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  GtkWidget *box = gtk_widget_get_first_child (widget);
  int least;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (box, &(GtkAllocation) { 0, 0, width, MAX (height, least) }, -1);
}

static GtkSizeRequestMode
exam_record_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exam_record_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_RECORD_VIEW);
  G_OBJECT_CLASS (exam_record_view_parent_class)->dispose (object);
}

static void
exam_record_view_finalize (GObject *object)
{
  ExamRecordView *self = EXAM_RECORD_VIEW (object);

  g_clear_pointer (&self->exam_case, exam_case_unref);
  g_ptr_array_unref (self->texts);
  G_OBJECT_CLASS (exam_record_view_parent_class)->finalize (object);
}

static void
exam_record_view_class_init (ExamRecordViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_record_view_dispose;
  object_class->finalize = exam_record_view_finalize;
  widget_class->focus = exam_record_view_focus;
  widget_class->measure = exam_record_view_measure;
  widget_class->size_allocate = exam_record_view_size_allocate;
  widget_class->get_request_mode = exam_record_view_get_request_mode;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamRecordView, tabs);
  gtk_widget_class_bind_template_child (widget_class, ExamRecordView, stack);
}

static void
exam_record_view_init (ExamRecordView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->texts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (tab_key_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->tabs), keys);
  exam_record_view_catch_keys (self, GTK_WIDGET (self));
  gtk_widget_remove_css_class (GTK_WIDGET (self->tabs), "linked");
  gtk_widget_set_layout_manager (GTK_WIDGET (self->tabs), exam_wrap_layout_new ());
}

void
exam_record_view_set_image_loader (ExamRecordView *self,
                                   ExamImageLoader loader,
                                   gpointer        user_data)
{
  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));
  self->loader = loader;
  self->loader_data = user_data;
}

/** Shows the record of a case; the same case again, or what was made of it since, keeps its tab and how far it was read. */
void
exam_record_view_set_case (ExamRecordView *self,
                           ExamCase       *exam_case)
{
  g_autoptr (ExamCase) before = NULL;
  gboolean same;
  guint n_documents, shown;

  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));

  if (self->exam_case == exam_case)
    return;

  before = g_steal_pointer (&self->exam_case);
  self->exam_case = exam_case != NULL ? exam_case_ref (exam_case) : NULL;
  same = before != NULL && exam_case != NULL && g_strcmp0 (exam_case_get_id (before), exam_case_get_id (exam_case)) == 0;
  n_documents = exam_case != NULL ? exam_case_get_n_documents (exam_case) : 0;
  if (same && self->texts->len == n_documents)
    {
      for (guint i = 0; i < n_documents; i++)
        update_page (self, i, exam_case_get_document_text (before, i));
      return;
    }

  shown = same ? MIN (get_shown (self), MAX (n_documents, 1) - 1) : 0;
  remove_pages (self);
  for (guint i = 0; i < n_documents; i++)
    add_page (self, i);
  show_page (self, shown);
}

/** Marks what the candidate highlighted in the documents; ranges of the stem are passed over. */
void
exam_record_view_set_highlights (ExamRecordView *self,
                                 const GArray   *highlights)
{
  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));

  for (guint i = 0; i < self->texts->len; i++)
    exam_rich_text_set_highlights (g_ptr_array_index (self->texts, i), i + 1, highlights);
}

/** Returns: whether something is selected in the document shown; then @range says what */
gboolean
exam_record_view_get_selection (ExamRecordView *self,
                                ExamHighlight  *range)
{
  g_return_val_if_fail (EXAM_IS_RECORD_VIEW (self), FALSE);

  if (self->texts->len == 0)
    return FALSE;
  return exam_rich_text_get_selection (g_ptr_array_index (self->texts, get_shown (self)), get_shown (self) + 1, range);
}

void
exam_record_view_unselect (ExamRecordView *self)
{
  g_return_if_fail (EXAM_IS_RECORD_VIEW (self));

  for (guint i = 0; i < self->texts->len; i++)
    exam_rich_text_unselect (g_ptr_array_index (self->texts, i));
}
