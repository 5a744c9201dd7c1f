/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exam-robot.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include "test-support.h"

#define DEADLINE (30 * (gint64) G_USEC_PER_SEC)
#define PAUSE_US 15000
#define MAX_STEPS 80

struct _ExamRobot
{
  GPid      pid;      /* 0 when the program does not run */
  Display  *display;
  ExamNode *focus;    /* (owned) (nullable): what had the focus last; it may be gone since */
  ExamNode *window;   /* (owned) (nullable): the newest window then, if it was in that */
};

/* --- Reading --- */

typedef gboolean (*Visitor) (ExamNode *node,
                             gpointer data);

/* In the order of the screen. Returns: whether a visitor wanted no more */
static gboolean
visit (ExamNode *node,
       Visitor   visitor,
       gpointer  data)
{
  int n_children = atspi_accessible_get_child_count (node, NULL);

  if (visitor (node, data))
    return TRUE;

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (ExamNode) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL && visit (child, visitor, data))
        return TRUE;
    }
  return FALSE;
}

static ExamNode *
find_program (ExamRobot *self)
{
  g_autoptr (ExamNode) desktop = atspi_get_desktop (0);
  int n_programs = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n_programs; i++)
    {
      g_autoptr (ExamNode) program = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (program != NULL && (GPid) atspi_accessible_get_process_id (program, NULL) == self->pid)
        return g_steal_pointer (&program);
    }
  return NULL;
}

static ExamNode *
find_newest_window (ExamRobot *self)
{
  g_autoptr (ExamNode) program = find_program (self);
  int n_windows = program != NULL ? atspi_accessible_get_child_count (program, NULL) : 0;

  return n_windows > 0 ? atspi_accessible_get_child_at_index (program, n_windows - 1, NULL) : NULL;
}

/* The newest window first: what lies in front is read before what it covers. */
static gboolean
visit_program (ExamRobot *self,
               Visitor    visitor,
               gpointer   data)
{
  g_autoptr (ExamNode) program = find_program (self);
  int n_windows = program != NULL ? atspi_accessible_get_child_count (program, NULL) : 0;

  for (int i = n_windows - 1; i >= 0; i--)
    {
      g_autoptr (ExamNode) window = atspi_accessible_get_child_at_index (program, i, NULL);

      if (window != NULL && visit (window, visitor, data))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_name (ExamNode *node)
{
  char *name = atspi_accessible_get_name (node, NULL);

  return name != NULL ? name : g_strdup ("");
}

static gboolean
has_state (ExamNode *node,
           AtspiStateType state)
{
  g_autoptr (ExamNodeStates) states = atspi_accessible_get_state_set (node);

  return atspi_state_set_contains (states, state);
}

static gboolean
print_visitor (ExamNode *node,
               gpointer data)
{
  g_autofree char *name = dup_name (node);
  g_autofree char *role = atspi_accessible_get_role_name (node, NULL);

  if (*name != '\0')
    g_test_message ("%s '%s'%s%s%s%s", role, name,
                    has_state (node, ATSPI_STATE_FOCUSED) ? " focused" : "",
                    has_state (node, ATSPI_STATE_SENSITIVE) ? "" : " insensitive",
                    has_state (node, ATSPI_STATE_CHECKED) ? " checked" : "",
                    has_state (node, ATSPI_STATE_PRESSED) ? " pressed" : "");
  return FALSE;
}

/* Says what is on the screen, or why nothing is, and gives up. */
G_GNUC_NORETURN static void
fail (ExamRobot  *self,
      const char *what,
      const char *name)
{
  int status;

  if (self->pid != 0 && waitpid (self->pid, &status, WNOHANG) == self->pid)
    g_test_message ("The program has ended, with wait status %d", status);
  visit_program (self, print_visitor, NULL);
  g_error ("%s '%s'", what, name);
}

typedef struct {
  const char *name;
  ExamNode   *found;  /* (owned) (nullable) */
} Search;

static gboolean
name_visitor (ExamNode *node,
              gpointer data)
{
  Search *search = data;
  g_autofree char *name = dup_name (node);

  if (!g_str_equal (name, search->name))
    return FALSE;

  search->found = g_object_ref (node);
  return TRUE;
}

static ExamNode *
find (ExamRobot  *self,
      const char *name)
{
  Search search = { name, NULL };

  visit_program (self, name_visitor, &search);
  return search.found;
}

/** Returns: whether something of that name is on the screen now */
gboolean
exam_robot_sees (ExamRobot  *self,
                 const char *name)
{
  g_autoptr (ExamNode) node = find (self, name);

  return node != NULL;
}

/** Returns: (transfer full): the first thing of that name, once it is there */
ExamNode *
exam_robot_wait_for (ExamRobot  *self,
                     const char *name)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      ExamNode *node = find (self, name);

      if (node != NULL)
        return node;
      g_usleep (PAUSE_US);
    }
  fail (self, "There is no", name);
}

void
exam_robot_wait_until_gone (ExamRobot  *self,
                            const char *name)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (exam_robot_sees (self, name))
    {
      if (g_get_monotonic_time () >= deadline)
        fail (self, "There still is", name);
      g_usleep (PAUSE_US);
    }
}

/** Waits until the first thing of that name is in @state, or is not. */
void
exam_robot_wait_for_state (ExamRobot      *self,
                           const char     *name,
                           AtspiStateType  state,
                           gboolean        expected)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (ExamNode) node = find (self, name);

      if (node != NULL && has_state (node, state) == expected)
        return;
      g_usleep (PAUSE_US);
    }
  fail (self, expected ? "Not in its state:" : "Still in its state:", name);
}

typedef struct {
  const char *text;
  char       *found;  /* (owned) (nullable) */
} TextSearch;

static gboolean
prefix_visitor (ExamNode *node,
                gpointer data)
{
  TextSearch *search = data;
  g_autofree char *name = dup_name (node);

  if (!g_str_has_prefix (name, search->text))
    return FALSE;

  search->found = g_steal_pointer (&name);
  return TRUE;
}

/** Returns: (transfer full) (nullable): the first name that begins with @prefix */
char *
exam_robot_find_prefix (ExamRobot  *self,
                        const char *prefix)
{
  TextSearch search = { prefix, NULL };

  visit_program (self, prefix_visitor, &search);
  return search.found;
}

/** Returns: (transfer full): the first name that begins with @prefix, once it is there */
char *
exam_robot_wait_for_prefix (ExamRobot  *self,
                            const char *prefix)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      char *name = exam_robot_find_prefix (self, prefix);

      if (name != NULL)
        return name;
      g_usleep (PAUSE_US);
    }
  fail (self, "There is nothing that begins with", prefix);
}

static gboolean
description_visitor (ExamNode *node,
                     gpointer data)
{
  TextSearch *search = data;
  g_autofree char *description = atspi_accessible_get_description (node, NULL);

  if (g_strcmp0 (description, search->text) != 0)
    return FALSE;

  search->found = dup_name (node);
  return TRUE;
}

/** Returns: (transfer full): the name of what has this description, once it is there */
char *
exam_robot_dup_described (ExamRobot  *self,
                          const char *description)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      TextSearch search = { description, NULL };

      visit_program (self, description_visitor, &search);
      if (search.found != NULL)
        return search.found;
      g_usleep (PAUSE_US);
    }
  fail (self, "Nothing is described as", description);
}

typedef struct {
  AtspiRole  role;
  AtspiRole  other;
  GPtrArray *names;
} RoleSearch;

static gboolean
role_visitor (ExamNode *node,
              gpointer data)
{
  RoleSearch *search = data;
  AtspiRole role = atspi_accessible_get_role (node, NULL);

  if (role == search->role || (role == search->other && role != ATSPI_ROLE_INVALID))
    g_ptr_array_add (search->names, dup_name (node));
  return FALSE;
}

/**
 * exam_robot_list_names:
 * @self: a robot
 * @role: a role
 * @other: another, which may stand in its place; %ATSPI_ROLE_INVALID for none
 *
 * Returns: (transfer full) (element-type utf8): the names of everything that has the role, in the order of the screen
 */
GPtrArray *
exam_robot_list_names (ExamRobot *self,
                       AtspiRole  role,
                       AtspiRole  other)
{
  RoleSearch search = { role, other, g_ptr_array_new_with_free_func (g_free) };

  visit_program (self, role_visitor, &search);
  return search.names;
}

static gboolean
check_name_visitor (ExamNode *node,
                    gpointer data)
{
  static const AtspiRole roles[] = {
    ATSPI_ROLE_PUSH_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_CHECK_BOX, ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_ENTRY,
    ATSPI_ROLE_TEXT, ATSPI_ROLE_COMBO_BOX, ATSPI_ROLE_SPIN_BUTTON, ATSPI_ROLE_PAGE_TAB, ATSPI_ROLE_LINK, ATSPI_ROLE_SLIDER,
  };
  AtspiRole role = atspi_accessible_get_role (node, NULL);
  g_autofree char *name = dup_name (node);
  g_autofree char *role_name = atspi_accessible_get_role_name (node, NULL);

  /* GTK gives what has no name the name of its class, which helps nobody. */
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (role == roles[i] &&
        (*name == '\0' || *name == '_' || g_str_equal (name, "Tab") || g_str_has_prefix (name, "Gtk") ||
         g_str_has_prefix (name, "Adw") || (g_str_has_prefix (name, "Exam") && g_ascii_isupper (name[strlen ("Exam")]))))
      g_error ("A %s has no name but '%s'", role_name, name);
  return FALSE;
}

/** Fails when something that can be operated has no name. */
void
exam_robot_check_names (ExamRobot *self)
{
  visit_program (self, check_name_visitor, NULL);
}

/* --- Keys --- */

static void
send (ExamRobot *self,
      KeySym     symbol,
      gboolean   down)
{
  KeyCode code = XKeysymToKeycode (self->display, symbol);

  g_assert_cmpuint (code, !=, 0);
  XTestFakeKeyEvent (self->display, code, down, CurrentTime);
}

static gboolean
needs_shift (ExamRobot *self,
             KeySym     symbol)
{
  KeyCode code = XKeysymToKeycode (self->display, symbol);

  return XkbKeycodeToKeysym (self->display, code, 0, 0) != symbol && XkbKeycodeToKeysym (self->display, code, 0, 1) == symbol;
}

/**
 * exam_robot_press:
 * @self: a robot
 * @keys: a key by its X name, with modifiers before it: "Return", "alt+n", "ctrl+c"
 *
 * Presses a key and lets it go.
 */
void
exam_robot_press (ExamRobot  *self,
                  const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, "+", -1);
  guint n_parts = g_strv_length (parts);
  KeySym symbols[4];

  g_assert_cmpuint (n_parts, >=, 1);
  g_assert_cmpuint (n_parts, <=, G_N_ELEMENTS (symbols));
  for (guint i = 0; i < n_parts; i++)
    {
      symbols[i] = g_str_equal (parts[i], "alt") ? XK_Alt_L
                   : g_str_equal (parts[i], "ctrl") ? XK_Control_L
                   : g_str_equal (parts[i], "shift") ? XK_Shift_L
                                                     : XStringToKeysym (parts[i]);
      g_assert_cmpuint (symbols[i], !=, NoSymbol);
    }

  for (guint i = 0; i < n_parts; i++)
    send (self, symbols[i], TRUE);
  for (guint i = n_parts; i > 0; i--)
    send (self, symbols[i - 1], FALSE);
  XSync (self->display, False);
}

/** Types printable ASCII. */
void
exam_robot_type (ExamRobot  *self,
                 const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      /* For ASCII the symbols have the numbers of the characters. */
      KeySym symbol = (KeySym) *p;
      gboolean shift = needs_shift (self, symbol);

      if (shift)
        send (self, XK_Shift_L, TRUE);
      send (self, symbol, TRUE);
      send (self, symbol, FALSE);
      if (shift)
        send (self, XK_Shift_L, FALSE);
    }
  XSync (self->display, False);
}

static gboolean
focus_visitor (ExamNode *node,
               gpointer data)
{
  Search *search = data;

  if (!has_state (node, ATSPI_STATE_FOCUSED))
    return FALSE;

  search->found = g_object_ref (node);
  return TRUE;
}

/* Below @parent, without going into @known again. */
static gboolean
visit_others (ExamNode *parent,
              ExamNode *known,
              Search   *search)
{
  int n_children = atspi_accessible_get_child_count (parent, NULL);

  if (focus_visitor (parent, search))
    return TRUE;
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (ExamNode) child = atspi_accessible_get_child_at_index (parent, i, NULL);

      if (child != NULL && child != known && visit (child, focus_visitor, search))
        return TRUE;
    }
  return FALSE;
}

/* The focus mostly goes to what is near: looking around where it was is far less than the whole window. */
static void
find_focus_near (ExamNode *start,
                 Search   *search)
{
  g_autoptr (ExamNode) node = g_object_ref (start);

  if (visit (node, focus_visitor, search))
    return;
  while (TRUE)
    {
      g_autoptr (ExamNode) parent = atspi_accessible_get_parent (node, NULL);

      if (parent == NULL || atspi_accessible_get_role (parent, NULL) == ATSPI_ROLE_APPLICATION ||
          visit_others (parent, node, search))
        return;
      g_set_object (&node, parent);
    }
}

/* A window that another covers goes on telling of a focus, so the one in front is asked first. */
static ExamNode *
find_focus (ExamRobot *self)
{
  g_autoptr (ExamNode) window = find_newest_window (self);
  Search search = { NULL, NULL };

  if (self->focus != NULL && window != NULL && window == self->window)
    find_focus_near (self->focus, &search);
  if (search.found == NULL && window != NULL)
    visit (window, focus_visitor, &search);
  if (search.found == NULL)
    {
      g_clear_pointer (&window, g_object_unref);
      visit_program (self, focus_visitor, &search);
    }
  g_set_object (&self->window, window);
  g_set_object (&self->focus, search.found);
  return search.found;
}

/** Waits until the focus is on something of that name. */
void
exam_robot_wait_for_focus (ExamRobot  *self,
                           const char *name)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (ExamNode) focus = find_focus (self);
      g_autofree char *found = focus != NULL ? dup_name (focus) : NULL;

      if (g_strcmp0 (found, name) == 0)
        return;
      g_usleep (PAUSE_US);
    }
  fail (self, "The focus does not get to", name);
}

/* One key that moves the focus, and the time that it takes to arrive. */
static void
step (ExamRobot  *self,
      const char *keys)
{
  g_autoptr (ExamNode) before = find_focus (self);
  gint64 deadline = g_get_monotonic_time () + G_USEC_PER_SEC;

  exam_robot_press (self, keys);
  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (ExamNode) after = find_focus (self);

      if (after != NULL && after != before)
        return;
      g_usleep (PAUSE_US);
    }
}

/**
 * exam_robot_go_to:
 * @self: a robot
 * @keys: what moves the focus, such as "Tab" or "Down"
 * @name: of what should have the focus
 * @description: (nullable): its description, where several have the name
 *
 * Presses a key until the focus is where it should be.
 */
void
exam_robot_go_to (ExamRobot  *self,
                  const char *keys,
                  const char *name,
                  const char *description)
{
  g_autoptr (ExamNode) target = exam_robot_wait_for (self, name);

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      g_autoptr (ExamNode) focus = find_focus (self);
      g_autofree char *focus_name = focus != NULL ? dup_name (focus) : NULL;
      g_autofree char *focus_description = focus != NULL ? atspi_accessible_get_description (focus, NULL) : NULL;

      if (g_strcmp0 (focus_name, name) == 0 && (description == NULL || g_strcmp0 (focus_description, description) == 0))
        return;
      step (self, keys);
    }
  fail (self, "The keys do not lead to", name);
}

/** Presses a key until the focus is on something whose name begins with @prefix: the end of it may change meanwhile. */
void
exam_robot_go_to_prefix (ExamRobot  *self,
                         const char *keys,
                         const char *prefix)
{
  g_autofree char *target = exam_robot_wait_for_prefix (self, prefix);

  for (guint i = 0; i < MAX_STEPS; i++)
    {
      g_autoptr (ExamNode) focus = find_focus (self);
      g_autofree char *name = focus != NULL ? dup_name (focus) : NULL;

      if (name != NULL && g_str_has_prefix (name, prefix))
        return;
      step (self, keys);
    }
  fail (self, "The keys do not lead to", prefix);
}

/** Presses Tab until the focus is on what has @name and, unless that is %NULL, @description. */
void
exam_robot_tab_to (ExamRobot  *self,
                   const char *name,
                   const char *description)
{
  exam_robot_go_to (self, "Tab", name, description);
}

static char *
dup_text (ExamNode *node)
{
  g_autoptr (ExamNodeText) text = atspi_accessible_get_text_iface (node);

  /* GTK 4.8 gives nothing when the end is -1. */
  return text != NULL ? atspi_text_get_text (text, 0, atspi_text_get_character_count (text, NULL), NULL) : NULL;
}

/** Waits until the field that has the focus holds @text, and nothing else. */
void
exam_robot_wait_for_text (ExamRobot  *self,
                          const char *text)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  g_autofree char *found = NULL;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (ExamNode) focus = find_focus (self);

      g_free (found);
      found = focus != NULL ? dup_text (focus) : NULL;
      if (g_strcmp0 (found, text) == 0)
        return;
      g_usleep (PAUSE_US);
    }
  g_test_message ("Instead of '%s', there is '%s'", text, found);
  fail (self, "The field with the focus does not hold", text);
}

typedef struct {
  const char *name;
  const char *text;
  gboolean    found;
} ViewSearch;

/* Only what can be written in has a text of its own. */
static gboolean
view_visitor (ExamNode *node,
              gpointer data)
{
  ViewSearch *search = data;
  g_autofree char *name = dup_name (node);
  g_autofree char *text = NULL;

  if (!g_str_equal (name, search->name) || atspi_accessible_get_role (node, NULL) != ATSPI_ROLE_TEXT)
    return FALSE;
  text = dup_text (node);
  search->found = text != NULL && strstr (text, search->text) != NULL;
  return search->found;
}

/** Waits until @text is somewhere in the text of a field of this name. */
void
exam_robot_wait_for_text_in (ExamRobot  *self,
                             const char *name,
                             const char *text)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  ViewSearch search = { name, text, FALSE };

  while (!visit_program (self, view_visitor, &search))
    {
      if (g_get_monotonic_time () >= deadline)
        fail (self, "There is not in its text what should be:", name);
      g_usleep (PAUSE_US);
    }
}

/* --- The program --- */

/**
 * exam_robot_start:
 * @home: an existing folder for results, banks and preferences
 * @environment: (nullable): variables to set, as NAME=VALUE, up to %NULL
 *
 * Starts the program that the environment names, with the starter banks, and waits for its window.
 */
ExamRobot *
exam_robot_start (const char        *home,
                  const char *const *environment)
{
  ExamRobot *self = g_new0 (ExamRobot, 1);
  char *arguments[] = { (char *) g_getenv ("MOCKINGBIRD_PROGRAM"), NULL };
  g_auto (GStrv) variables = g_get_environ ();
  g_autofree char *data = g_build_filename (home, "data", NULL);
  g_autofree char *config = g_build_filename (home, "config", NULL);
  g_autofree char *exams = test_make_exams (home);
  g_autoptr (GError) error = NULL;
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  g_assert_nonnull (arguments[0]);
  variables = g_environ_setenv (variables, "XDG_DATA_HOME", data, TRUE);
  variables = g_environ_setenv (variables, "XDG_CONFIG_HOME", config, TRUE);
  variables = g_environ_setenv (variables, "MOCKINGBIRD_EXAMS", exams, TRUE);
  for (guint i = 0; environment != NULL && environment[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (environment[i], "=", 2);

      variables = g_environ_setenv (variables, pair[0], pair[1], TRUE);
    }

  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  /* The library of the bus warns about programs that have no cache of their accessible objects, as GTK 4 has none. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  /* What is read must be what is there now: now and then the cache keeps a page that has gone. */
  g_setenv ("ATSPI_NO_CACHE", "1", TRUE);
  if (!atspi_is_initialized ())
    atspi_init ();

  g_spawn_async (NULL, arguments, variables, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &self->pid, &error);
  g_assert_no_error (error);

  while (TRUE)
    {
      g_autoptr (ExamNode) focus = find_focus (self);

      if (focus != NULL)
        return self;
      if (g_get_monotonic_time () >= deadline)
        fail (self, "No window gets the focus from", arguments[0]);
      g_usleep (PAUSE_US);
    }
}

/** Kills the program, as a crash or a power cut does. */
void
exam_robot_kill (ExamRobot *self)
{
  g_assert_cmpint (self->pid, !=, 0);
  kill (self->pid, SIGKILL);
  waitpid (self->pid, NULL, 0);
  self->pid = 0;
}

/** Closes the window by its keys, and waits for the program to end of itself. */
void
exam_robot_close (ExamRobot *self)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  int status;

  exam_robot_press (self, "ctrl+q");
  while (waitpid (self->pid, &status, WNOHANG) == 0)
    {
      if (g_get_monotonic_time () >= deadline)
        fail (self, "Ctrl+Q does not close", "the program");
      g_usleep (PAUSE_US);
    }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  self->pid = 0;
}

void
exam_robot_free (ExamRobot *self)
{
  if (self->pid != 0)
    exam_robot_kill (self);
  g_clear_object (&self->focus);
  g_clear_object (&self->window);
  XCloseDisplay (self->display);
  g_free (self);
}
